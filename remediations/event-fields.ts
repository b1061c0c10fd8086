import * as z from 'zod/mini';

import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { quoted } from './quoted';

/** The steps of a document that call the function, in the order in which it runs them. */
export const STEPS = ['plan', 'apply', 'verify'] as const;
export type Step = (typeof STEPS)[number];

/** Fields that every event has. A Systems Manager parameter of type String stays a text: `DryRun` as `'true'`. */
export const COMMON_FIELDS = {
  step: z.enum(STEPS),
  resourceId: z.string().check(z.minLength(1)),
  dryRun: z.union([z.boolean(), z.enum(['true', 'false'])]),
};

/** What those are, in words. */
export const COMMON_EXPECTED = {
  step: `one of ${STEPS.join(', ')}`,
  resourceId: 'the resource id of AWS Config, or an ARN',
  dryRun: "true or false (or the texts 'true' and 'false')",
} as const;

/** Parameters of a check: an object, or its JSON as a text. */
export const parametersObject = z.record(z.string(), z.unknown());

/**
 * Reads an event. Nothing is guessed: a missing or misspelt `dryRun` is never taken as false.
 *
 * @param expected every field of the event in words
 * @throws GuardrailsError `REMEDIATION_INVALID` naming the field, what stands there and what was expected
 */
export function readEvent<Schema extends z.ZodMiniType>(
  schema: Schema,
  expected: Readonly<Record<string, string>>,
  given: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalidEvent(expected, given, parsed.error.issues[0]);
  return parsed.data;
}

/**
 * Reads an object that may be written as a JSON text; empty where it is left out.
 *
 * @param shown what a message may show of it
 * @throws GuardrailsError `REMEDIATION_INVALID`
 */
export function objectOf<T>(
  schema: z.ZodMiniType<Readonly<Record<string, T>>>,
  given: string | Readonly<Record<string, T>> | undefined,
  { name, expected, isShown }: { readonly name: string; readonly expected: string; readonly isShown: boolean },
): Readonly<Record<string, T>> {
  if (typeof given !== 'string') return given ?? {};
  if (given.trim() === '') return {};
  const parsed = schema.safeParse(parseJson(given));
  if (parsed.success) return parsed.data;
  throw invalid(name, `The event's "${name}" is ${isShown ? quoted(given) : 'something else'}; expected ${expected}.`);
}

function invalidEvent(
  expected: Readonly<Record<string, string>>,
  given: unknown,
  issue: z.core.$ZodIssue | undefined,
): GuardrailsError {
  const names = Object.keys(expected);
  if (issue?.code === 'unrecognized_keys') {
    const name = issue.keys[0] ?? '';
    return invalid(
      name,
      `The event has a field ${quoted(name)}; it may have: ${names.join(', ')}.${didYouMean(name, names)}`,
    );
  }
  const [name] = issue?.path ?? [];
  if (typeof name !== 'string') {
    return invalid('event', `The event is no object; expected one with the fields ${names.join(', ')}.`);
  }
  const value = z.record(z.string(), z.unknown()).safeParse(given).data?.[name];
  const hint = name === 'step' && typeof value === 'string' ? didYouMean(value, STEPS) : '';
  const found = value === undefined ? 'is missing' : `is ${quoted(value)}`;
  return invalid(name, `The event's "${name}" ${found}; expected ${expected[name] ?? 'another value'}.${hint}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(field: string, message: string): GuardrailsError {
  return new GuardrailsError('REMEDIATION_INVALID', message, { place: { field } });
}
