import { isJsonObject, member, valueAt } from '../../../core/subject/json';
import type { Pair } from './comparison';
import { elements, isReference, propertiesOf, READONLY, USER } from './deciding-values';

/** The task definition names a Windows platform. */
export function isWindowsByPlatform(pair: Pair): boolean {
  const family = familyOf(pair);
  return isAboutLinux(pair) && typeof family === 'string' && /^windows/i.test(family);
}

/** The task definition names no system, and shows by one of the hints that examples and generated templates give. */
export function isWindowsByHint(pair: Pair): boolean {
  if (!isAboutLinux(pair) || familyOf(pair) !== undefined) return false;
  const properties = propertiesOf(pair);
  const requiresWindows = elements(member(properties, 'PlacementConstraints')).some((constraint) => {
    const expression = member(constraint, 'Expression');
    return typeof expression === 'string' && expression.includes('attribute:ecs.os-type == windows');
  });
  const hasWindowsVolume = elements(member(properties, 'Volumes')).some((volume) =>
    isJsonObject(member(volume, 'FSxWindowsFileServerVolumeConfiguration')),
  );
  const hasCredentials = elements(member(properties, 'ContainerDefinitions'))
    .flatMap((container) => elements(member(container, 'CredentialSpecs')))
    .some((entry) => typeof entry === 'string' && entry.startsWith('credentialspec:'));
  return requiresWindows || hasWindowsVolume || hasCredentials;
}

/** The system is a reference. */
export function isSystemOpen(pair: Pair): boolean {
  return isAboutLinux(pair) && [member(propertiesOf(pair), 'RuntimePlatform'), familyOf(pair)].some(isReference);
}

/** The checks that do not apply to Windows. */
function isAboutLinux({ check }: Pair): boolean {
  return check === READONLY || check === USER;
}

function familyOf(pair: Pair) {
  return valueAt(propertiesOf(pair), ['RuntimePlatform', 'OperatingSystemFamily']);
}
