import { isJsonList, isJsonObject, member, type Json, type JsonObject } from '../subject/json';
import type { Redirect } from '../subject/subject';
import { isUnknown } from '../subject/unknown';

/** A definition as its task really runs, and where each merged value was written. */
export interface MergedDefinition {
  readonly configuration: JsonObject;
  readonly redirects: readonly Redirect[];
}

/** Members of a container override that replace the container's own (ECS API `ContainerOverride`). */
const REPLACED = ['Command', 'Cpu', 'Memory', 'MemoryReservation', 'EnvironmentFiles', 'ResourceRequirements'] as const;

/** Members of a task override that replace the definition's own (ECS API `TaskOverride`). */
const TASK_REPLACED = ['Cpu', 'Memory', 'TaskRoleArn', 'ExecutionRoleArn'] as const;

/**
 * Merges the overrides of RunTask into a definition: by container name, environment variables by name; an override for a
 * container that the definition lacks is ignored, as ECS does.
 *
 * @param configuration normalised task definition
 * @param overrides normalised `Overrides`
 */
export function mergeOverrides(configuration: JsonObject, overrides: JsonObject): MergedDefinition {
  const redirects: Redirect[] = [];
  const merged = new Map<string, Json>(Object.entries(configuration));
  for (const name of TASK_REPLACED) {
    const value = member(overrides, name);
    if (value === undefined) continue;
    merged.set(name, value);
    redirects.push({ from: [name], to: ['Overrides', name] });
  }
  const containers = member(configuration, 'ContainerDefinitions');
  const containerOverrides = member(overrides, 'ContainerOverrides');
  if (isJsonList(containers) && isJsonList(containerOverrides)) {
    merged.set(
      'ContainerDefinitions',
      containers.map((container, index) => mergeContainer(container, index, containerOverrides, redirects)),
    );
  }
  if (Object.keys(overrides).length > 0) merged.set('Overrides', overrides);
  return { configuration: Object.fromEntries(merged), redirects };
}

function mergeContainer(container: Json, index: number, overrides: readonly Json[], redirects: Redirect[]): Json {
  if (!isJsonObject(container) || isUnknown(container)) return container;
  const name = member(container, 'Name');
  const position = overrides.findIndex((override) => typeof name === 'string' && member(override, 'Name') === name);
  const override = overrides[position];
  if (override === undefined) return container;
  const from = ['ContainerDefinitions', index];
  const to = ['Overrides', 'ContainerOverrides', position];
  const merged = new Map<string, Json>(Object.entries(container));
  for (const key of REPLACED) {
    const value = member(override, key);
    if (value === undefined) continue;
    merged.set(key, value);
    redirects.push({ from: [...from, key], to: [...to, key] });
  }
  const environment = member(override, 'Environment');
  if (environment !== undefined) {
    merged.set('Environment', mergeEnvironment(member(container, 'Environment'), environment, { from, to }, redirects));
  }
  return Object.fromEntries(merged);
}

/** Variables that the override names take its place and its value; new ones come behind. */
function mergeEnvironment(own: Json | undefined, override: Json, { from, to }: Redirect, redirects: Redirect[]): Json {
  if (!isJsonList(override)) return override;
  if (own !== undefined && !isJsonList(own)) return own;
  const merged = [...(own ?? [])];
  for (const [position, variable] of override.entries()) {
    const name = member(variable, 'Name');
    const known = merged.findIndex((entry) => typeof name === 'string' && member(entry, 'Name') === name);
    const index = known === -1 ? merged.length : known;
    merged[index] = variable;
    redirects.push({ from: [...from, 'Environment', index], to: [...to, 'Environment', position] });
  }
  return merged;
}
