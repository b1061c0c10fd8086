import type { Json, JsonObject } from '../../core/subject/json';
import type { ObjectShape, Shape } from '../../core/subject/shapes/shape';

/** Every member of a shape with some value, in the ECS and ECR APIs' spelling: first letter small. */
export function filledMembers(shape: ObjectShape, leftOut: readonly string[] = []): JsonObject {
  return Object.fromEntries(
    Object.entries(shape.members)
      .filter(([name]) => !leftOut.includes(name))
      .map(([name, { shape: inner }]) => [apiName(name), filled(inner)]),
  );
}

/** Places that `found` lacks, whatever stands there: the SDK reads numbers as numbers and texts as texts. */
export function missingPlaces(expected: Json, found: Json | undefined, path = ''): string[] {
  if (found === undefined) return [path];
  if (Array.isArray(expected)) {
    return missingPlaces(expected[0], Array.isArray(found) ? found[0] : undefined, `${path}[]`);
  }
  if (typeof expected !== 'object' || expected === null) return [];
  const members: [string, Json][] = Object.entries(expected);
  return members.flatMap(([name, value]) =>
    missingPlaces(value, new Map<string, Json>(Object.entries(found ?? {})).get(name), `${path}/${name}`),
  );
}

function filled(shape: Shape): Json {
  switch (shape.kind) {
    case 'text':
      return 'text';
    case 'flag':
      return true;
    case 'number':
      return 7;
    case 'quantity':
      return '512';
    case 'list':
      return [filled(shape.items)];
    case 'map':
      return { Free: filled(shape.values) };
    case 'object':
      return filledMembers(shape);
  }
}

function apiName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
