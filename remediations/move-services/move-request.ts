import * as z from 'zod/mini';

import { GuardrailsError } from '../../core/errors';
import { MOVE_SERVICES } from '../../core/registry/deployed-names';
import { COMMON_EXPECTED, COMMON_FIELDS, objectOf, parametersObject, readEvent, type Step } from '../event-fields';
import { quoted } from '../quoted';

/** What the document asks of the function. */
export interface MoveRequest {
  readonly step: Step;
  /** A family, one with a revision, or the ARN; not yet understood. */
  readonly resourceId: string;
  readonly dryRun: boolean;
  /** `undefined`: the newest one. */
  readonly toRevision: number | undefined;
  /** Id or former id of the check that the revision must pass; empty for none. */
  readonly check: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What an earlier step planned or moved; not yet read. */
  readonly services: string;
}

const event = z.strictObject({
  ...COMMON_FIELDS,
  // By it the events of this document are known.
  document: z.literal(MOVE_SERVICES),
  toRevision: z.optional(z.string()),
  check: z.optional(z.string()),
  parameters: z.optional(z.union([z.string(), parametersObject])),
  services: z.optional(z.string()),
});

const EXPECTED = {
  ...COMMON_EXPECTED,
  document: MOVE_SERVICES,
  toRevision: 'newest, or the number of a revision',
  check: 'the id of a check of task definitions, or nothing',
  parameters: 'a JSON object, or one as a text',
  services: 'what the step before it answered',
} as const;

/** Tells the events of this document from those of corrections. */
export function isMoveEvent(given: unknown): boolean {
  return z.looseObject({ document: z.unknown() }).safeParse(given).data?.document !== undefined;
}

/**
 * Reads an event.
 *
 * @throws GuardrailsError `REMEDIATION_INVALID` naming the field, what stands there and what was expected
 */
export function readMoveRequest(given: unknown): MoveRequest {
  const { step, resourceId, dryRun, ...rest } = readEvent(event, EXPECTED, given);
  const { toRevision = 'newest', check = '', parameters, services = '' } = rest;
  return {
    step,
    resourceId,
    dryRun: dryRun === true || dryRun === 'true',
    toRevision: revisionOf(toRevision, step),
    check,
    parameters: objectOf(parametersObject, parameters, {
      name: 'parameters',
      expected: EXPECTED.parameters,
      isShown: true,
    }),
    services,
  };
}

/** What is newest may be another revision than the one that was approved: only a plan may ask for it. */
function revisionOf(text: string, step: Step): number | undefined {
  if (text === 'newest' && step === 'plan') return undefined;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new GuardrailsError(
    'REMEDIATION_INVALID',
    `The event's "toRevision" is ${quoted(text)}; expected ${step === 'plan' ? 'newest, or ' : ''}the number of a revision.`,
    { place: { field: 'toRevision' } },
  );
}
