import { isJsonObject, member, type Json } from '../../../core/subject/json';
import type { Pair } from './comparison';
import { elements, isNoValue, isReference, propertiesOf } from './deciding-values';
import { isFlag, isRootUser, isUnset } from './open-to-us';

/** What the check catalogue makes of a template, read without any policy, and the decision by which a rule may say otherwise. */
export interface Reading {
  readonly ours: Pair['ours'];
  readonly cause: string;
}

/** Names of decisions; each stands in `docs/control-tower-agreement.md`. */
export const CAUSE = {
  reference: 'An unresolved reference is unknown',
  present: 'A reference sets what only has to be set',
  noValue: 'AWS::NoValue is absent',
  empty: 'An empty value is an absent one',
  retired: 'A retired resource is not judged',
  words: 'An undocumented word is unknown where words are forbidden, not allowed',
  flagText: 'The text of a boolean is that boolean',
  numberText: 'The text of a number is that number',
  numberId: 'A number in a text field is its text',
  blankUser: 'A blank user is the one of the image',
  rootSpelling: 'Root in every spelling is root',
  windows: 'Windows has no root user',
  strategy: 'A service may run on Fargate without saying so by its launch type',
  windowsVersion: 'Windows on Fargate has platform versions of its own',
  version: 'An explicit platform version passes if it is not older than the latest',
  taskMemory: 'Memory of the task limits its containers',
  rules: 'A lifecycle policy without a rule is none',
  notJson: 'A text that should be JSON and is none is unknown',
  object: 'A policy may be written as an object',
  root: 'The root directory in every spelling is the root',
  none: '',
} as const;

type Read = (properties: Json) => Reading;

/** By check; the first reason that applies is the cause. */
export const READINGS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['ecs-service-platform-current', platform],
  ['ecs-taskdef-awsvpc-network-mode', networkMode],
  ['ecs-taskdef-logging-configured', logging],
  ['ecs-taskdef-memory-limited', memory],
  ['ecs-taskdef-host-mode-user', hostMode],
  ['ecs-taskdef-no-host-pid', pidMode],
  ['ecr-repository-lifecycle-policy', lifecycle],
  ['ecr-repository-scan-on-push', (properties) => scanOnPush(member(properties, 'ImageScanningConfiguration'))],
  ['efs-filesystem-encrypted', (properties) => flag(member(properties, 'Encrypted'))],
  ['efs-accesspoint-root-dir-set', rootDirectory],
  ['efs-accesspoint-user-set', posixUser],
]);

/** Tells whether a decision, as the catalogue reads the template, is why the rule says something else. */
export function isCause(pair: Pair, cause: string): boolean {
  const reading = READINGS.get(pair.check)?.(propertiesOf(pair));
  return reading?.ours === pair.ours && reading.cause === cause;
}

function reading(ours: Pair['ours'], cause: string = CAUSE.none): Reading {
  return { ours, cause };
}

/** Why a value that counts as absent is no absent one to a rule. */
function absence(value: Json | undefined): string {
  if (value === undefined) return CAUSE.none;
  return isNoValue(value) ? CAUSE.noValue : CAUSE.empty;
}

function isRetired(properties: Json): boolean {
  const status = member(properties, 'Status');
  return status === 'INACTIVE' || status === 'DELETE_IN_PROGRESS';
}

/** The worst of some places; its cause, else that of the first place that has one. */
function worst(readings: readonly Reading[]): Reading {
  for (const ours of ['NON_COMPLIANT', 'UNKNOWN'] as const) {
    const found = readings.filter((entry) => entry.ours === ours);
    if (found[0] !== undefined) return found.find(({ cause }) => cause === CAUSE.none) ?? found[0];
  }
  return reading('COMPLIANT', readings.find(({ cause }) => cause !== CAUSE.none)?.cause);
}

function ofContainers(properties: Json, read: (container: Json) => Reading): Reading {
  const list = member(properties, 'ContainerDefinitions');
  if (isReference(list)) return reading('UNKNOWN', CAUSE.reference);
  if (elements(list).length === 0) return reading('NOT_APPLICABLE', absence(list));
  return worst(
    elements(list).map((container) => (isReference(container) ? reading('UNKNOWN', CAUSE.reference) : read(container))),
  );
}

function platform(properties: Json): Reading {
  if (isRetired(properties)) return reading('NOT_APPLICABLE', CAUSE.retired);
  const launch = member(properties, 'LaunchType');
  const version = member(properties, 'PlatformVersion');
  const providers = elements(member(properties, 'CapacityProviderStrategy')).map((entry) =>
    member(entry, 'CapacityProvider'),
  );
  if (isReference(launch) && isUnset(version)) return reading('COMPLIANT', CAUSE.reference);
  const onFargate = providers.some((provider) => provider === 'FARGATE' || provider === 'FARGATE_SPOT');
  const isElsewhere =
    (launch !== undefined && !isReference(launch) && launch !== 'FARGATE') ||
    (launch === undefined && providers.length > 0 && !onFargate && providers.every((name) => typeof name === 'string'));
  if (isElsewhere) return reading('NOT_APPLICABLE');
  const side = launch === 'FARGATE' ? CAUSE.none : CAUSE.strategy;
  if (isUnset(version)) return reading('COMPLIANT', side === CAUSE.none ? absence(version) : side);
  if (version === 'LATEST') return reading('COMPLIANT', side);
  if (isReference(version)) return reading('UNKNOWN', CAUSE.reference);
  const parts = typeof version === 'string' ? version.split('.').map(Number) : [Number.NaN];
  if (parts.some(Number.isNaN) || parts.length > 3) return reading('UNKNOWN', CAUSE.words);
  const [major = 0, minor = 0] = parts;
  const family = member(properties, 'PlatformFamily');
  const isOld = major < 1 || (major === 1 && minor < 4);
  if (!isOld) return reading('COMPLIANT', CAUSE.version);
  // Older than the latest of Windows, too, which is 1.0.0.
  if (major < 1) return reading('NON_COMPLIANT', side);
  if (isReference(family)) return reading('UNKNOWN', CAUSE.reference);
  const isWindows = typeof family === 'string' && /^windows/i.test(family);
  return isWindows ? reading('COMPLIANT', CAUSE.windowsVersion) : reading('NON_COMPLIANT', side);
}

function networkMode(properties: Json): Reading {
  if (isRetired(properties)) return reading('NOT_APPLICABLE', CAUSE.retired);
  const mode = member(properties, 'NetworkMode');
  const compatibilities = member(properties, 'RequiresCompatibilities');
  const named = elements(compatibilities);
  if (named.length > 0 && named.every((entry) => entry === 'EXTERNAL')) return reading('NOT_APPLICABLE');
  if (isReference(mode)) return reading('UNKNOWN', CAUSE.reference);
  if (isReference(compatibilities)) return reading(mode === 'awsvpc' ? 'COMPLIANT' : 'UNKNOWN', CAUSE.reference);
  // The rule asks for EC2 or Fargate in the list, when there is one.
  const side = named.length === 0 ? absence(compatibilities) : CAUSE.none;
  return reading(mode === 'awsvpc' ? 'COMPLIANT' : 'NON_COMPLIANT', side);
}

function logging(properties: Json): Reading {
  if (isRetired(properties)) return reading('NOT_APPLICABLE', CAUSE.retired);
  return ofContainers(properties, (container) => {
    const log = member(container, 'LogConfiguration');
    if (isReference(log)) return reading('UNKNOWN', CAUSE.reference);
    const driver = member(log, 'LogDriver');
    if (isOpen(driver)) return reading('UNKNOWN', CAUSE.reference);
    if (isReference(driver)) return reading('COMPLIANT', CAUSE.present);
    return isUnset(driver) ? reading('NON_COMPLIANT', absence(driver)) : reading('COMPLIANT');
  });
}

/** A condition may take it away. */
function isOpen(value: Json | undefined): boolean {
  return isReference(value) && isJsonObject(value) && Object.keys(value)[0] === 'Fn::If';
}

function memory(properties: Json): Reading {
  if (isRetired(properties)) return reading('NOT_APPLICABLE', CAUSE.retired);
  const task = member(properties, 'Memory');
  return ofContainers(properties, (container) => {
    const own = member(container, 'Memory');
    if (isReference(own)) return reading('UNKNOWN', CAUSE.reference);
    if (!isUnset(own)) {
      const cause = typeof own === 'string' ? CAUSE.numberText : CAUSE.none;
      return reading(Number(own) < 4 ? 'NON_COMPLIANT' : 'COMPLIANT', cause);
    }
    if (isReference(task)) return reading('UNKNOWN', CAUSE.reference);
    return isUnset(task) ? reading('NON_COMPLIANT', absence(own)) : reading('COMPLIANT', CAUSE.taskMemory);
  });
}

function hostMode(properties: Json): Reading {
  if (isRetired(properties)) return reading('NOT_APPLICABLE', CAUSE.retired);
  const family = member(member(properties, 'RuntimePlatform'), 'OperatingSystemFamily');
  if (typeof family === 'string' && /^windows/i.test(family)) return reading('NOT_APPLICABLE', CAUSE.windows);
  const mode = member(properties, 'NetworkMode');
  if (mode !== 'host' && !isReference(mode)) return reading('NOT_APPLICABLE');
  const found = ofContainers(properties, (container) => {
    const privileged = member(container, 'Privileged');
    const user = member(container, 'User');
    if (isFlag(privileged, 'true')) {
      return reading('COMPLIANT', privileged === true ? CAUSE.none : CAUSE.flagText);
    }
    if (isReference(user)) return reading('UNKNOWN', CAUSE.reference);
    if (!isRootUser(user)) {
      return isReference(privileged) ? reading('COMPLIANT', CAUSE.reference) : reading('COMPLIANT');
    }
    if (isReference(privileged)) return reading('UNKNOWN', CAUSE.reference);
    return reading('NON_COMPLIANT', rootCause(user));
  });
  if (!isReference(mode)) return found;
  return found.ours === 'NON_COMPLIANT' ? reading('UNKNOWN', CAUSE.reference) : reading(found.ours, CAUSE.reference);
}

function rootCause(user: Json | undefined): string {
  if (isNoValue(user)) return CAUSE.noValue;
  if (typeof user === 'string' && user.trim() === '') return CAUSE.blankUser;
  const isPlain = user === undefined || user === 0 || (typeof user === 'string' && /^(?:0|root)(?::.*)?$/.test(user));
  return isPlain ? CAUSE.none : CAUSE.rootSpelling;
}

function pidMode(properties: Json): Reading {
  if (isRetired(properties)) return reading('NOT_APPLICABLE', CAUSE.retired);
  const mode = member(properties, 'PidMode');
  if (isUnset(mode)) return reading('COMPLIANT', absence(mode));
  if (isReference(mode)) return reading('UNKNOWN', CAUSE.reference);
  if (mode === 'host') return reading('NON_COMPLIANT');
  return mode === 'task' ? reading('COMPLIANT') : reading('UNKNOWN', CAUSE.words);
}

function lifecycle(properties: Json): Reading {
  const policy = member(properties, 'LifecyclePolicy');
  if (isReference(policy)) return reading('UNKNOWN', CAUSE.reference);
  const text = member(policy, 'LifecyclePolicyText');
  if (isReference(text)) return reading('UNKNOWN', CAUSE.reference);
  if (isUnset(policy) || isUnset(text)) return reading('NON_COMPLIANT');
  const value = typeof text === 'string' ? parsed(text) : (text ?? null);
  if (!isJsonObject(value)) return reading('UNKNOWN', CAUSE.notJson);
  const rules = member(value, 'rules') ?? member(value, 'Rules');
  if (isReference(rules)) return reading('UNKNOWN', CAUSE.reference);
  if (elements(rules).length === 0) return reading('NON_COMPLIANT', CAUSE.rules);
  if (elements(rules).every(isReference)) return reading('UNKNOWN', CAUSE.reference);
  return reading('COMPLIANT', typeof text === 'string' ? CAUSE.none : CAUSE.object);
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function scanOnPush(scanning: Json | undefined): Reading {
  if (isReference(scanning)) return reading('UNKNOWN', CAUSE.reference);
  return flag(member(scanning, 'ScanOnPush'));
}

function flag(value: Json | undefined): Reading {
  if (isReference(value)) return reading('UNKNOWN', CAUSE.reference);
  if (isUnset(value)) return reading('NON_COMPLIANT');
  if (isFlag(value, 'true')) return reading('COMPLIANT', value === true ? CAUSE.none : CAUSE.flagText);
  return isFlag(value, 'false') ? reading('NON_COMPLIANT') : reading('UNKNOWN', CAUSE.words);
}

function rootDirectory(properties: Json): Reading {
  const directory = member(properties, 'RootDirectory');
  if (isReference(directory)) return reading('UNKNOWN', CAUSE.reference);
  const path = member(directory, 'Path');
  if (isReference(path)) return reading('UNKNOWN', CAUSE.reference);
  if (isUnset(path)) return reading('NON_COMPLIANT', absence(path));
  const isRoot = typeof path === 'string' && /^[/.]*$/.test(path);
  return isRoot ? reading('NON_COMPLIANT', path === '/' ? CAUSE.none : CAUSE.root) : reading('COMPLIANT');
}

function posixUser(properties: Json): Reading {
  const user = member(properties, 'PosixUser');
  if (isReference(user)) return reading('UNKNOWN', CAUSE.reference);
  return worst(
    ['Uid', 'Gid'].map((key) => {
      const id = member(user, key);
      if (isOpen(id)) return reading('UNKNOWN', CAUSE.reference);
      if (isReference(id)) return reading('COMPLIANT', CAUSE.present);
      if (isUnset(id)) return reading('NON_COMPLIANT', absence(id));
      return reading('COMPLIANT', typeof id === 'number' ? CAUSE.numberId : CAUSE.none);
    }),
  );
}
