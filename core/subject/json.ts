/** A JSON value (RFC 8259). Everything that reaches a policy is built of these and nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A path into a JSON value: object keys and list indexes. Not escaped, unlike a JSON Pointer. */
export type Path = readonly (string | number)[];

/** Tells whether a JSON value is an object (not a list, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a JSON value is a list. `Array.isArray` alone loses the readonly element type. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own member of an object, or `undefined`; never something inherited such as `constructor`. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a path, or `undefined` where the path leads nowhere. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let current = value;
  for (const segment of path) {
    current =
      typeof segment === 'number' ? (isJsonList(current) ? current[segment] : undefined) : member(current, segment);
  }
  return current;
}

/** Tells whether a path leads to a place or to anything below it. */
export function isWithin(path: Path, place: Path): boolean {
  return place.every((segment, index) => path[index] === segment);
}

/** JSON Pointer of a path (RFC 6901): `/ContainerDefinitions/0/User`; the empty string is the whole document. */
export function pointerOf(path: Path): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
