import { isJsonObject, textOf, type Json, type JsonObject } from '../json';

/** Maps whose keys are the user's, not AWS's: their spelling stays. */
const FREE_KEYS = new Set(['DockerLabels', 'Options', 'DriverOpts', 'Labels']);

/** Settings that AWS Config does not record (they are in no published resource schema). */
const UNRECORDED = new Set([
  'RuntimePlatform',
  'EphemeralStorage',
  'EnableFaultInjection',
  'RestartPolicy',
  'VersionConsistency',
  'VolumeConfigurations',
  'ServiceConnectConfiguration',
  'AvailabilityZoneRebalancing',
  'ServiceConnectDefaults',
  'ImageTagMutabilityExclusionFilters',
  'EncryptionConfiguration',
]);

/**
 * A resource of the ECS or ECR API in AWS Config's own spelling: every key in PascalCase
 * (`efsVolumeConfiguration.fileSystemId` → `EfsVolumeConfiguration.FileSystemId`), without what is not recorded.
 */
export function recordedForm(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const name = key.slice(0, 1).toUpperCase() + key.slice(1);
      if (UNRECORDED.has(name)) return [];
      return [[name, FREE_KEYS.has(name) ? item : recordedValue(item)] as const];
    }),
  );
}

function recordedValue(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => recordedValue(item));
  return isJsonObject(value) ? recordedForm(value) : value;
}

/** Tags of the ECS API as the map that an item carries. */
export function tagMap(tags: Json | undefined): JsonObject {
  const list = Array.isArray(tags) ? tags.filter((tag: Json) => isJsonObject(tag)) : [];
  return Object.fromEntries(list.map((tag: JsonObject) => [textOf(tag, 'key'), tag['value'] ?? '']));
}
