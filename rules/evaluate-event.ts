import type { Log, LogFields } from '../adapters/lambda/lambda-log';
import type { Metrics } from '../adapters/lambda/lambda-metrics';
import { asGuardrailsError, GuardrailsError } from '../core/errors';
import type { Evaluation, Evaluations } from '../core/facts/evaluations';
import type { EvaluatedResource } from '../core/facts/recorded-items';
import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { RULES_METRIC_NAMES } from '../core/registry/metric-names';
import { annotationOf } from './annotation';
import { readConfigEvent, type ConfigEvent, type ItemChange, type Schedule } from './config-event';
import { evaluateChange, type ChangePorts } from './evaluate-change';
import { evaluateSchedule } from './evaluate-schedule';
import { evaluationOf, type Verdict } from './evaluation';
import type { OnError } from './on-error';

/** Everything that the evaluation of an event needs from outside. */
export interface EvaluatorPorts extends ChangePorts {
  readonly evaluations: Evaluations;
  readonly own: OwnIdentity;
  readonly onError: OnError;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Judges what a Config event is about by the check (or checks) of its rule, and delivers the results.
 *
 * What can be delivered is, whatever else fails. A failure is logged once, without the event, and thrown: Lambda tries
 * twice more and then hands the event to the on-failure destination, while AWS Config keeps the previous result.
 *
 * @throws GuardrailsError whatever kept a result from being delivered; the first, when there are several
 */
export async function evaluateEvent(event: unknown, ports: EvaluatorPorts): Promise<void> {
  let known: LogFields = {};
  try {
    const asked = readConfigEvent(event, ports.own);
    known = fieldsOf(asked);
    if (asked.kind === 'change') await deliverChange(asked, known, ports);
    else await deliverSchedule(asked, known, ports);
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'The event could not be evaluated because of a fault of ours.');
    ports.metrics.count(RULES_METRIC_NAMES.failedInvocations);
    ports.log.error(error.message, { ...known, ...errorFields(error) });
    throw error;
  }
}

async function deliverChange(change: ItemChange, known: LogFields, ports: EvaluatorPorts): Promise<void> {
  const verdict = await evaluateChange(change, ports);
  const result = resultOf(change.header, change.header.captureTime, verdict, known, ports);
  if ('error' in result) throw result.error;
  await ports.evaluations.put(change.resultToken, [result.evaluation]);
  ports.metrics.count(RULES_METRIC_NAMES.delivered);
  ports.log.info('The result was delivered.', {
    ...known,
    compliance: result.evaluation.compliance,
    policyDigest: ports.policy.digest,
  });
}

async function deliverSchedule(schedule: Schedule, known: LogFields, ports: EvaluatorPorts): Promise<void> {
  const failures: GuardrailsError[] = [];
  let judged = 0;
  let delivered = 0;
  await evaluateSchedule(schedule, ports, async (verdicts) => {
    const evaluations: Evaluation[] = [];
    judged += verdicts.length;
    for (const { resource, verdict } of verdicts) {
      const fields = { ...known, ...resource };
      const result = resultOf(resource, schedule.notificationTime, verdict, fields, ports);
      if ('evaluation' in result) {
        evaluations.push(result.evaluation);
      } else {
        failures.push(result.error);
        ports.log.error(result.error.message, { ...fields, ...errorFields(result.error) });
      }
    }
    try {
      if (evaluations.length > 0) await ports.evaluations.put(schedule.resultToken, evaluations);
      delivered += evaluations.length;
    } catch (thrown) {
      const error = asGuardrailsError(thrown, 'INTERNAL', 'Results could not be delivered because of a fault of ours.');
      // The same token serves all: a refusal is final, and what follows would only be refused, too.
      if (error.code === 'EVALUATIONS_REJECTED') throw error;
      failures.push(error);
    }
  });
  ports.metrics.count(RULES_METRIC_NAMES.delivered, delivered);
  const [first] = failures;
  if (first !== undefined) throw incomplete(first, judged - delivered, judged);
  ports.log.info('The results were delivered.', { ...known, results: delivered, policyDigest: ports.policy.digest });
}

function incomplete(first: GuardrailsError, missing: number, of: number): GuardrailsError {
  const message = `${missing} of ${of} results were not delivered; their previous results stand. The first: ${first.message}`;
  return new GuardrailsError(first.code, message, { place: first.place, cause: first });
}

type Result = { readonly evaluation: Evaluation } | { readonly error: GuardrailsError };

function resultOf(
  resource: EvaluatedResource,
  orderingTimestamp: Date,
  verdict: Verdict,
  fields: LogFields,
  { onError, log, metrics }: EvaluatorPorts,
): Result {
  switch (verdict.kind) {
    case 'send':
      if (verdict.unknowns !== undefined) {
        metrics.count(RULES_METRIC_NAMES.unknown);
        log.warn('NOT_APPLICABLE stands for what is not known.', { ...fields, unknowns: verdict.unknowns });
      }
      if (verdict.exemptions !== undefined) {
        metrics.count(RULES_METRIC_NAMES.exempt);
        const exemptions = verdict.exemptions.map(({ id }) => id).join(', ');
        log.info('NOT_APPLICABLE stands for a violation that is exempt.', { ...fields, exemptions });
      }
      return { evaluation: evaluationOf(resource, orderingTimestamp, verdict) };
    case 'withhold':
      metrics.count(RULES_METRIC_NAMES.withheld);
      return { error: verdict.error };
    case 'failed': {
      metrics.count(RULES_METRIC_NAMES.errors);
      if (onError === 'fail') return { error: verdict.error };
      log.error(verdict.error.message, { ...fields, ...errorFields(verdict.error) });
      const annotation = annotationOf(`EVALUATION_ERROR ${verdict.error.code}`);
      return { evaluation: evaluationOf(resource, orderingTimestamp, { compliance: 'NON_COMPLIANT', annotation }) };
    }
  }
}

function fieldsOf(event: ConfigEvent): LogFields {
  const { ruleName, ruleParameters } = event;
  const named = (['check', 'group'] as const).flatMap((name) => {
    const value = ruleParameters[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const common = { ruleName, ...Object.fromEntries(named) };
  if (event.kind === 'schedule') return { ...common, notificationTime: event.notificationTime.toISOString() };
  const { resourceType, resourceId, captureTime } = event.header;
  return { ...common, resourceType, resourceId, captureTime: captureTime.toISOString() };
}

/** The cause is named, not shown: foreign errors quote what they were given. */
function errorFields({ code, place, cause }: GuardrailsError): LogFields {
  return {
    code,
    ...(place.field === undefined ? {} : { field: place.field }),
    ...(cause instanceof Error ? { cause: cause.name } : {}),
  };
}
