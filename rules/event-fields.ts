import * as z from 'zod/mini';

import { GuardrailsError } from '../core/errors';
import { kindOf } from '../core/inputs/kind-of';
import { isJsonObject, member, type JsonObject } from '../core/subject/json';

/** A text with at least one character; `expected` stands in the message. */
export const requiredText = (expected: string) =>
  z.string({ error: expected }).check(z.minLength(1, { error: expected }));

/**
 * Reads some fields of an object. Fields that AWS adds are accepted.
 *
 * @param place where the object stands, for the message
 * @throws GuardrailsError `EVENT_INVALID` naming the field, what was expected and the kind of what was found, never itself
 */
export function fields<T>(schema: z.ZodMiniType<T>, value: unknown, place: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const name = issue?.path[0];
  if (issue === undefined || name === undefined) throw invalidField(place, 'an object', value);
  const found = isJsonObject(value) ? member(value, String(name)) : undefined;
  throw invalidField(`${place}.${String(name)}`, issue.message, found);
}

/**
 * Reads a JSON text that holds an object.
 *
 * @throws GuardrailsError `EVENT_INVALID`
 */
export function jsonObject(json: string, place: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Not kept as the cause: the parser's message quotes the text.
    throw invalidField(place, 'a JSON text', json, 'a text that is not JSON');
  }
  if (isJsonObject(value)) return value;
  throw invalidField(place, 'a JSON text that holds an object', value, `a JSON text that holds ${kindOf(value)}`);
}

/** The error for a field of the event. */
export function invalidField(place: string, expected: string, value: unknown, found = kindOf(value)): GuardrailsError {
  return new GuardrailsError(
    'EVENT_INVALID',
    `${place} is ${found}; expected ${expected}. This function takes the events of custom AWS Config rules.`,
    { place: { field: place } },
  );
}
