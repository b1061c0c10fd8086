/** A JSON value (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Tells whether a value is an object (not a list, not null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member of an object, or `undefined`; never something inherited. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The text at a key, or the empty text. */
export function textOf(object: JsonObject, key: string): string {
  const value = member(object, key);
  return typeof value === 'string' ? value : '';
}

/** An object without some of its members. */
export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/**
 * Reads JSON.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): Json {
  const value: unknown = JSON.parse(text);
  if (isParsed(value)) return value;
  throw new SyntaxError('No JSON value.');
}

/** A copy as the wire would make it: dates become ISO texts, absent members disappear. */
export function asJson(value: unknown): Json {
  return parseJson(JSON.stringify(value));
}

/** What `JSON.parse` makes is a JSON value by construction. */
function isParsed(value: unknown): value is Json {
  return value !== undefined;
}
