import * as z from 'zod/mini';

import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { quoted } from './quoted';

/** The steps of a remediation, in the order in which a document runs them. */
export const STEPS = ['plan', 'apply', 'verify'] as const;
export type Step = (typeof STEPS)[number];

/** What a document asks of the function. */
export interface StepRequest {
  readonly step: Step;
  /** Id or former id of a check, not yet looked up. */
  readonly check: string;
  /** As AWS Config or a person wrote it, not yet understood. */
  readonly resourceId: string;
  readonly dryRun: boolean;
  /** Parameters of the check that differ from its defaults, not yet validated. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What a person decided, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** Further checks to correct in the same run, and those that an earlier step corrected; not yet looked up. */
  readonly alsoChecks: string;
  readonly toVerify: string;
}

const parametersObject = z.record(z.string(), z.unknown());

const valuesObject = z.record(z.string(), z.string());

/** A Systems Manager parameter of type String stays a text in the payload: `DryRun` as `'true'`, `parameters` as JSON. */
const event = z.strictObject({
  step: z.enum(STEPS),
  check: z.string().check(z.minLength(1)),
  resourceId: z.string().check(z.minLength(1)),
  dryRun: z.union([z.boolean(), z.enum(['true', 'false'])]),
  parameters: z.optional(z.union([z.string(), parametersObject])),
  values: z.optional(z.union([z.string(), valuesObject])),
  alsoChecks: z.optional(z.string()),
  toVerify: z.optional(z.string()),
});

const EXPECTED: Readonly<Record<string, string>> = {
  step: `one of ${STEPS.join(', ')}`,
  check: 'the id of a check that has a remediation',
  resourceId: 'the resource id of AWS Config, or an ARN',
  dryRun: "true or false (or the texts 'true' and 'false')",
  parameters: 'a JSON object, or one as a text',
  values: 'a JSON object of texts, or one as a text',
  alsoChecks: 'ids of checks, separated by commas',
  toVerify: 'ids of checks, separated by commas',
};

/**
 * Reads the event of one step. Nothing is guessed: a missing or misspelt `dryRun` is never taken as false.
 *
 * @throws GuardrailsError `REMEDIATION_INVALID` naming the field, what stands there and what was expected
 */
export function readStepRequest(given: unknown): StepRequest {
  const parsed = event.safeParse(given);
  if (!parsed.success) throw invalidEvent(given, parsed.error.issues[0]);
  const { step, check, resourceId, dryRun, parameters, values, alsoChecks = '', toVerify = '' } = parsed.data;
  return {
    step,
    check,
    resourceId,
    dryRun: dryRun === true || dryRun === 'true',
    parameters: objectOf('parameters', parametersObject, parameters),
    values: objectOf('values', valuesObject, values),
    alsoChecks,
    toVerify,
  };
}

function invalidEvent(given: unknown, issue: z.core.$ZodIssue | undefined): GuardrailsError {
  const names = Object.keys(EXPECTED);
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
  return invalid(name, `The event's "${name}" ${found}; expected ${EXPECTED[name] ?? 'another value'}.${hint}`);
}

function objectOf<T>(
  name: string,
  schema: z.ZodMiniType<Readonly<Record<string, T>>>,
  given: string | Readonly<Record<string, T>> | undefined,
): Readonly<Record<string, T>> {
  if (typeof given !== 'string') return given ?? {};
  if (given.trim() === '') return {};
  const parsed = schema.safeParse(parseJson(given));
  if (parsed.success) return parsed.data;
  // Of the values only the name is shown: they may say where a secret is.
  const shown = name === 'values' ? 'something else' : quoted(given);
  throw invalid(name, `The event's "${name}" is ${shown}; expected ${EXPECTED[name] ?? ''}.`);
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
