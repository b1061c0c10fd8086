import { isJsonList, isJsonObject, member, type Json, type JsonObject, type Path } from '../subject/json';
import type { Redirect } from '../subject/subject';
import { isUnknown } from '../subject/unknown';

/** A definition as its task really runs, and where each merged value was written. */
export interface MergedDefinition {
  readonly configuration: JsonObject;
  readonly redirects: readonly Redirect[];
}

/** Members of `TaskOverride` and `ContainerOverride` that count instead of the definition's own (ECS API reference). */
const TASK_MEMBERS = ['Cpu', 'ExecutionRoleArn', 'Memory', 'TaskRoleArn'] as const;
const CONTAINER_MEMBERS = [
  'Command',
  'Cpu',
  'EnvironmentFiles',
  'Memory',
  'MemoryReservation',
  'ResourceRequirements',
] as const;

/**
 * Merges the overrides of RunTask into a definition: containers by their name, environment variables by theirs. An
 * override for a container that the definition lacks is ignored, as ECS does.
 *
 * @param definition normalised task definition
 * @param overrides normalised `Overrides`; kept beside the rest
 */
export function mergeOverrides(definition: JsonObject, overrides: JsonObject): MergedDefinition {
  const at: Redirect = { from: [], to: ['Overrides'] };
  const task = replace(definition, overrides, TASK_MEMBERS, at);
  const { ContainerDefinitions: containers } = definition;
  const merged = isJsonList(containers)
    ? containers.map((container, index) => mergeContainer(container, index, overrides['ContainerOverrides']))
    : [];
  const written = isJsonList(containers) ? { ContainerDefinitions: merged.map(({ value }) => value) } : {};
  return {
    configuration: {
      ...task.value,
      ...written,
      ...(Object.keys(overrides).length > 0 ? { Overrides: overrides } : {}),
    },
    redirects: [...task.redirects, ...merged.flatMap(({ redirects }) => redirects)],
  };
}

interface Merged<Value extends Json = Json> {
  readonly value: Value;
  readonly redirects: readonly Redirect[];
}

function mergeContainer(container: Json, index: number, overrides: Json | undefined): Merged {
  if (!isJsonObject(container) || isUnknown(container)) return { value: container, redirects: [] };
  const from: Path = ['ContainerDefinitions', index];
  let value: JsonObject = container;
  const redirects = new Map<string, Redirect>();
  for (const { override, to } of overridesFor(container['Name'], overrides)) {
    const replaced = replace(value, override, CONTAINER_MEMBERS, { from, to });
    const environment = mergeEnvironment(value['Environment'], override['Environment'], { from, to });
    value = { ...replaced.value, ...(environment === undefined ? {} : { Environment: environment.value }) };
    // Of two overrides for one container the later one counts, place by place.
    for (const redirect of [...replaced.redirects, ...(environment?.redirects ?? [])]) {
      redirects.set(JSON.stringify(redirect.from), redirect);
    }
  }
  return { value, redirects: [...redirects.values()] };
}

/** One that does not tell whom it is for may be for any container: what it may replace cannot be known. */
function overridesFor(name: Json | undefined, overrides: Json | undefined) {
  const to: Path = ['Overrides', 'ContainerOverrides'];
  if (isUnknown(overrides)) return [{ override: unknownOverride(overrides), to }];
  return (isJsonList(overrides) ? overrides : []).flatMap((override, index) => {
    const place = [...to, index];
    const marker = [override, member(override, 'Name')].find(isUnknown);
    if (marker !== undefined) return [{ override: unknownOverride(marker), to: place }];
    return isJsonObject(override) && name !== undefined && override['Name'] === name ? [{ override, to: place }] : [];
  });
}

function unknownOverride(marker: Json): JsonObject {
  return Object.fromEntries([...CONTAINER_MEMBERS, 'Environment'].map((key) => [key, marker]));
}

function replace(
  value: JsonObject,
  override: JsonObject,
  keys: readonly string[],
  { from, to }: Redirect,
): Merged<JsonObject> {
  const replaced = keys.flatMap((key) => {
    const written = member(override, key);
    return written === undefined ? [] : [{ key, written }];
  });
  return {
    value: { ...value, ...Object.fromEntries(replaced.map(({ key, written }) => [key, written])) },
    redirects: replaced.map(({ key }) => ({ from: [...from, key], to: [...to, key] })),
  };
}

/** A variable that the override names takes the place of the definition's; new ones come behind. */
function mergeEnvironment(own: Json | undefined, override: Json | undefined, at: Redirect): Merged | undefined {
  const from = [...at.from, 'Environment'];
  const to = [...at.to, 'Environment'];
  if (override === undefined || isUnknown(own)) return undefined;
  if (!isJsonList(override)) return { value: override, redirects: [{ from, to }] };
  const value = isJsonList(own) ? [...own] : [];
  const redirects = override.map((variable, position) => {
    const name = member(variable, 'Name');
    const known = value.findIndex((entry) => typeof name === 'string' && member(entry, 'Name') === name);
    const index = known === -1 ? value.length : known;
    value[index] = variable;
    return { from: [...from, index], to: [...to, position] };
  });
  return { value, redirects };
}
