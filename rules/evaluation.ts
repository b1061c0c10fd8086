import type { Decision } from '../core/decision/decision';
import { GuardrailsError } from '../core/errors';
import type { ComplianceType, Evaluation } from '../core/facts/evaluations';
import type { Unknown, Violation } from '../core/policy/check-result';
import { pointerOf } from '../core/subject/json';
import { annotationOf } from './annotation';
import type { ItemHeader } from './config-event';

/**
 * What becomes of a decision: `send` a result; `withhold` it, because a look-up failed and the next attempt may know
 * more; or it `failed`, and the function's setting says what happens.
 */
export type Verdict =
  | {
      readonly kind: 'send';
      readonly compliance: ComplianceType;
      readonly annotation: string | undefined;
      /** How many places the item leaves unknown, where that is the reason of NOT_APPLICABLE. */
      readonly unknowns?: number;
    }
  | { readonly kind: 'withhold'; readonly error: GuardrailsError }
  | { readonly kind: 'failed'; readonly error: GuardrailsError };

/**
 * Translates a decision into what AWS Config may be told. UNKNOWN and ERROR never become COMPLIANT.
 *
 * @param makesLookUps whether another attempt may bring a missing look-up; else its absence is final and told as such
 */
export function verdictOf(decision: Decision, makesLookUps = true): Verdict {
  switch (decision.status) {
    case 'COMPLIANT':
    case 'NOT_APPLICABLE':
      return { kind: 'send', compliance: decision.status, annotation: undefined };
    case 'NON_COMPLIANT':
      return { kind: 'send', compliance: decision.status, annotation: annotationOfViolations(decision.violations) };
    case 'UNKNOWN':
      return verdictOfUnknowns(decision, makesLookUps);
    case 'ERROR':
      return { kind: 'failed', error: decision.error ?? unexplained(decision) };
  }
}

/** The result for the resource of an item: ids echoed byte for byte, ordered by when the item was captured. */
export function evaluationOf(
  header: ItemHeader,
  result: { readonly compliance: ComplianceType; readonly annotation: string | undefined },
): Evaluation {
  return {
    resourceType: header.resourceType,
    resourceId: header.resourceId,
    compliance: result.compliance,
    annotation: result.annotation,
    orderingTimestamp: header.captureTime,
  };
}

function verdictOfUnknowns(decision: Decision, makesLookUps: boolean): Verdict {
  const [first, ...others] = decision.unknowns;
  if (first === undefined) return { kind: 'failed', error: unexplained(decision) };
  const id = decision.check.id;
  const broken = decision.unknowns.find(({ reason }) => originOf(reason) === 'engine');
  if (broken !== undefined) {
    const error = new GuardrailsError('EVALUATION_ABORTED', `${id} could not be evaluated: ${broken.detail}`);
    return { kind: 'failed', error };
  }
  const missing = decision.unknowns.find(({ reason }) => originOf(reason) === 'look-up');
  if (missing !== undefined && makesLookUps) {
    const error = new GuardrailsError('AWS_CALL_FAILED', `${id} lacks a look-up that decides: ${missing.detail}`);
    return { kind: 'withhold', error };
  }
  return {
    kind: 'send',
    compliance: 'NOT_APPLICABLE',
    annotation: annotationOf(`unknown: ${placeOf(first)}`, others.length),
    unknowns: decision.unknowns.length,
  };
}

/** Where the ignorance comes from: the item says no more, a look-up may yet succeed, or the engine failed. */
function originOf(reason: Unknown['reason']): 'item' | 'look-up' | 'engine' {
  switch (reason) {
    case 'not-recorded':
    case 'not-coercible':
    case 'not-parsable':
    case 'conflicting-keys':
    case 'unresolved-reference':
    case 'open-condition':
    case 'secret-reference':
      return 'item';
    case 'fact-missing':
      return 'look-up';
    case 'engine-error':
      return 'engine';
  }
}

function placeOf({ path }: Unknown): string {
  return path === null || path.length === 0 ? 'the whole resource' : pointerOf(path);
}

function annotationOfViolations(violations: readonly Violation[]): string | undefined {
  const [first, ...others] = violations;
  if (first === undefined) return undefined;
  const place = pointerOf(first.path);
  return annotationOf(place === '' ? first.message : `${place}: ${first.message}`, others.length);
}

function unexplained(decision: Decision): GuardrailsError {
  return new GuardrailsError(
    'RESULT_INVALID',
    `${decision.check.id} answered ${decision.status} without saying what is unknown or what failed.`,
  );
}
