import * as z from 'zod/mini';

import { COMMON_EXPECTED, COMMON_FIELDS, objectOf, parametersObject, readEvent, type Step } from './event-fields';

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

const valuesObject = z.record(z.string(), z.string());

const event = z.strictObject({
  ...COMMON_FIELDS,
  check: z.string().check(z.minLength(1)),
  parameters: z.optional(z.union([z.string(), parametersObject])),
  values: z.optional(z.union([z.string(), valuesObject])),
  alsoChecks: z.optional(z.string()),
  toVerify: z.optional(z.string()),
});

const EXPECTED = {
  ...COMMON_EXPECTED,
  check: 'the id of a check that has a remediation',
  parameters: 'a JSON object, or one as a text',
  values: 'a JSON object of texts, or one as a text',
  alsoChecks: 'ids of checks, separated by commas',
  toVerify: 'ids of checks, separated by commas',
} as const;

/**
 * Reads the event of one step of a correction.
 *
 * @throws GuardrailsError `REMEDIATION_INVALID` naming the field, what stands there and what was expected
 */
export function readStepRequest(given: unknown): StepRequest {
  const { step, check, resourceId, dryRun, parameters, values, ...texts } = readEvent(event, EXPECTED, given);
  const { alsoChecks = '', toVerify = '' } = texts;
  return {
    step,
    check,
    resourceId,
    dryRun: dryRun === true || dryRun === 'true',
    parameters: objectOf(parametersObject, parameters, {
      name: 'parameters',
      expected: EXPECTED.parameters,
      isShown: true,
    }),
    // Of the values only the name is shown: they may say where a secret is.
    values: objectOf(valuesObject, values, { name: 'values', expected: EXPECTED.values, isShown: false }),
    alsoChecks,
    toVerify,
  };
}
