import type { LookedUpDecision } from '../core/decision/decide-with-look-ups';
import type { Decision } from '../core/decision/decision';
import { GuardrailsError } from '../core/errors';
import { exempt, type OwnExemptions } from '../core/exemptions/exempt';
import { describeExemption, type Exemption } from '../core/exemptions/exemption';
import type { ComplianceType, Evaluation } from '../core/facts/evaluations';
import type { Unknown, Violation } from '../core/policy/check-result';
import { pointerOf } from '../core/subject/json';
import { annotationOf } from './annotation';

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
      /** What every violation is exempt by, where that is the reason of NOT_APPLICABLE. */
      readonly exemptions?: readonly Exemption[];
    }
  | { readonly kind: 'withhold'; readonly error: GuardrailsError }
  | { readonly kind: 'failed'; readonly error: GuardrailsError };

/**
 * Translates a decision into what AWS Config may be told. UNKNOWN and ERROR never become COMPLIANT, and neither does a
 * violation that is exempt.
 */
export function verdictOf({ decision, failures }: LookedUpDecision, exemptions: OwnExemptions): Verdict {
  switch (decision.status) {
    case 'COMPLIANT':
    case 'NOT_APPLICABLE':
      return { kind: 'send', compliance: decision.status, annotation: undefined };
    case 'NON_COMPLIANT':
      return verdictOfViolations(decision, exemptions);
    case 'UNKNOWN':
      return verdictOfUnknowns(decision, failures);
    case 'ERROR':
      return { kind: 'failed', error: decision.error ?? unexplained(decision) };
  }
}

/** A resource that there is nothing to say about. */
export function notApplicable(reason: string): Verdict {
  return { kind: 'send', compliance: 'NOT_APPLICABLE', annotation: annotationOf(`not applicable: ${reason}`) };
}

/** The result for a resource: ids echoed byte for byte, ordered by when the item was captured or the schedule came. */
export function evaluationOf(
  resource: { readonly resourceType: string; readonly resourceId: string },
  orderingTimestamp: Date,
  result: { readonly compliance: ComplianceType; readonly annotation: string | undefined },
): Evaluation {
  return {
    resourceType: resource.resourceType,
    resourceId: resource.resourceId,
    compliance: result.compliance,
    annotation: result.annotation,
    orderingTimestamp,
  };
}

function verdictOfUnknowns(decision: Decision, failures: readonly GuardrailsError[]): Verdict {
  const [first, ...others] = decision.unknowns;
  if (first === undefined) return { kind: 'failed', error: unexplained(decision) };
  const id = decision.check.id;
  const broken = decision.unknowns.find(({ reason }) => reason === 'engine-error');
  if (broken !== undefined) {
    const error = new GuardrailsError('EVALUATION_ABORTED', `${id} could not be evaluated: ${broken.detail}`);
    return { kind: 'failed', error };
  }
  const [failure] = failures;
  if (failure !== undefined) {
    const error = new GuardrailsError('AWS_CALL_FAILED', `${id} lacks a look-up that decides: ${failure.message}`, {
      place: failure.place,
      cause: failure,
    });
    return { kind: 'withhold', error };
  }
  // What was asked and is not there, and what nobody looks up, the next attempt will not know either.
  return {
    kind: 'send',
    compliance: 'NOT_APPLICABLE',
    annotation: annotationOf(`unknown: ${placeOf(first)}`, others.length),
    unknowns: decision.unknowns.length,
  };
}

function placeOf({ path }: Unknown): string {
  return path === null || path.length === 0 ? 'the whole resource' : pointerOf(path);
}

function verdictOfViolations(decision: Decision, own: OwnExemptions): Verdict {
  const { violations, exemptions } = exempt(decision, 'mute-finding', own);
  const [exemption, ...others] = exemptions;
  if (violations.length > 0 || exemption === undefined) {
    return { kind: 'send', compliance: 'NON_COMPLIANT', annotation: annotationOfViolations(violations) };
  }
  const annotation = annotationOf(describeExemption(exemption), others.length);
  return { kind: 'send', compliance: 'NOT_APPLICABLE', annotation, exemptions };
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
