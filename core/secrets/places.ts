import { isJsonList, isJsonObject, member, type Json, type JsonObject, type Path } from '../subject/json';
import { isUnknown } from '../subject/unknown';
import type { SecretField } from './detection';

/** A field of a task definition whose texts are looked at, and what stands there; absent ones have no place. */
export interface Place {
  readonly field: SecretField;
  readonly path: Path;
  readonly value: Json;
}

/** In the order of their paths. */
const IN_CONTAINERS: readonly (readonly [SecretField, readonly string[]])[] = [
  ['command', ['Command']],
  ['labels', ['DockerLabels']],
  ['entryPoint', ['EntryPoint']],
  ['environment', ['Environment']],
  ['firelensOptions', ['FirelensConfiguration', 'Options']],
  ['healthCheck', ['HealthCheck', 'Command']],
  ['logOptions', ['LogConfiguration', 'Options']],
];

/** The places of one container. */
export function placesOfContainer(container: Json, index: number): readonly Place[] {
  return IN_CONTAINERS.flatMap(([field, keys]) => placeAt(field, container, keys, ['ContainerDefinitions', index]));
}

/** The containers of a definition, whatever they are, and the places of its volumes. */
export function partsOf(configuration: JsonObject): { containers: readonly Json[]; volumes: readonly Place[] } {
  const { ContainerDefinitions: containers, Volumes: volumes } = configuration;
  return {
    containers: isJsonList(containers) ? containers : [],
    volumes: (isJsonList(volumes) ? volumes : []).flatMap((volume, index) =>
      placeAt('driverOpts', volume, ['DockerVolumeConfiguration', 'DriverOpts'], ['Volumes', index]),
    ),
  };
}

function placeAt(field: SecretField, owner: Json, keys: readonly string[], at: Path): readonly Place[] {
  let value: Json | undefined = owner;
  for (const key of keys) value = isUnknown(value) ? undefined : member(value, key);
  return value === undefined ? [] : [{ field, path: [...at, ...keys], value }];
}

/** Entries of a free map in the order of their keys. */
export function sortedEntries(map: Json): readonly (readonly [string, Json])[] {
  return isJsonObject(map) ? Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)) : [];
}
