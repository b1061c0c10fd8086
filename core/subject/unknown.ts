import { isJsonObject, type Json } from './json';

/**
 * Why a value cannot be known: the closed list of the input contract (`docs/architecture.md`). A `secret-reference` is an
 * unresolved reference to a secret: whatever its text, ECS would store it readable.
 */
export const UNKNOWN_REASONS = [
  'unresolved-reference',
  'open-condition',
  'secret-reference',
  'not-recorded',
  'fact-missing',
  'not-coercible',
  'not-parsable',
  'conflicting-keys',
  'engine-error',
] as const;

export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** Stands in a configuration where a value would, when that value cannot be known. It never means "the default". */
export type UnknownValue = { readonly $unknown: UnknownReason; readonly detail: string };

/** Makes the marker. `detail` is shown to people: it names a reference or an expectation, never a value of the input. */
export function unknownValue(reason: UnknownReason, detail: string): UnknownValue {
  return { $unknown: reason, detail };
}

/** Tells whether a value is the marker. */
export function isUnknown(value: Json | undefined): value is UnknownValue {
  return isJsonObject(value) && typeof value['$unknown'] === 'string';
}
