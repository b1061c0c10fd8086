import type { Log, LogFields } from '../adapters/lambda/lambda-log';
import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { decide } from '../core/decision/decide';
import { asGuardrailsError, GuardrailsError } from '../core/errors';
import type { Evaluation, Evaluations } from '../core/facts/evaluations';
import { NO_FACTS } from '../core/facts/facts';
import { readConfigurationItem } from '../core/inputs/configuration-item';
import type { Policy } from '../core/policy/policy';
import { annotationOf } from './annotation';
import { reasonNothingIsThere, reasonOtherType } from './applicability';
import { readConfigEvent, type ItemChange } from './config-event';
import { evaluationOf, verdictOf, type Verdict } from './evaluation';
import type { OnError } from './on-error';
import { checkOf, parametersOf, type FindCheck } from './rule-parameters';

/** Everything that the evaluation of an event needs from outside. */
export interface EvaluatorPorts {
  readonly policy: Policy;
  readonly evaluations: Evaluations;
  readonly findCheck: FindCheck;
  readonly own: OwnIdentity;
  readonly onError: OnError;
  /** Whether look-ups are made at all; `false` where nobody makes them, so that a retry would not help. */
  readonly makesLookUps?: boolean;
  readonly log: Log;
}

/**
 * Judges the configuration item of a Config event by the check of its rule, and delivers the result.
 *
 * A failure is logged once, without the event, and thrown: Lambda tries twice more and then hands the event to the
 * on-failure destination, while AWS Config keeps the previous result.
 *
 * @throws GuardrailsError whatever kept a result from being delivered
 */
export async function evaluateEvent(event: unknown, ports: EvaluatorPorts): Promise<void> {
  let known: LogFields = {};
  try {
    const change = readConfigEvent(event, ports.own);
    known = fieldsOf(change);
    const evaluation = resultOf(change, ports);
    await ports.evaluations.put(change.resultToken, [evaluation]);
    ports.log.info('The result was delivered.', {
      ...known,
      compliance: evaluation.compliance,
      policyDigest: ports.policy.digest,
    });
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'The event could not be evaluated because of a fault of ours.');
    ports.log.error(error.message, { ...known, ...errorFields(error) });
    throw error;
  }
}

/** @throws GuardrailsError when nothing is to be sent */
function resultOf(change: ItemChange, ports: EvaluatorPorts): Evaluation {
  const verdict = verdictOrFailure(change, ports);
  switch (verdict.kind) {
    case 'send':
      if (verdict.unknowns !== undefined) {
        const fields = { ...fieldsOf(change), unknowns: verdict.unknowns };
        ports.log.warn('NOT_APPLICABLE stands for what the item leaves unknown.', fields);
      }
      return evaluationOf(change.header, verdict);
    case 'withhold':
      throw verdict.error;
    case 'failed':
      if (ports.onError === 'fail') throw verdict.error;
      ports.log.error(verdict.error.message, { ...fieldsOf(change), ...errorFields(verdict.error) });
      return evaluationOf(change.header, {
        compliance: 'NON_COMPLIANT',
        annotation: annotationOf(`EVALUATION_ERROR ${verdict.error.code}`),
      });
  }
}

function verdictOrFailure(change: ItemChange, ports: EvaluatorPorts): Verdict {
  try {
    return judge(change, ports);
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'The resource could not be judged because of a fault of ours.');
    return { kind: 'failed', error };
  }
}

function judge(change: ItemChange, { policy, findCheck, makesLookUps }: EvaluatorPorts): Verdict {
  const absent = reasonNothingIsThere(change);
  if (absent !== undefined) return notApplicable(absent);
  const check = checkOf(change.ruleParameters, findCheck);
  const otherType = reasonOtherType(check, change.header.resourceType);
  if (otherType !== undefined) return notApplicable(otherType);
  const parameters = parametersOf(check, change.ruleParameters);
  const subject = readConfigurationItem(change.item, null);
  const [decision] = decide(policy, subject, [{ check, parameters, severity: check.severity }], NO_FACTS);
  if (decision !== undefined) return verdictOf(decision, makesLookUps);
  throw new GuardrailsError('RESULT_INCOMPLETE', `The policy module gave no answer for ${check.id}.`);
}

function notApplicable(reason: string): Verdict {
  return { kind: 'send', compliance: 'NOT_APPLICABLE', annotation: annotationOf(`not applicable: ${reason}`) };
}

function fieldsOf({ ruleName, ruleParameters, header }: ItemChange): LogFields {
  const check = ruleParameters['check'];
  return {
    ruleName,
    ...(typeof check === 'string' ? { check } : {}),
    resourceType: header.resourceType,
    resourceId: header.resourceId,
    captureTime: header.captureTime.toISOString(),
  };
}

/** The cause is named, not shown: foreign errors quote what they were given. */
function errorFields({ code, place, cause }: GuardrailsError): LogFields {
  return {
    code,
    ...(place.field === undefined ? {} : { field: place.field }),
    ...(cause instanceof Error ? { cause: cause.name } : {}),
  };
}
