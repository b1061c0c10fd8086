import { setTimeout as sleep } from 'node:timers/promises';

import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import type { Context } from 'aws-lambda';

import { accountSources } from '../adapters/aws/account-sources';
import { awsCalls } from '../adapters/aws/aws-calls';
import { configEvaluations } from '../adapters/config-service/put-evaluations';
import { configRecordedItems } from '../adapters/config-service/recorded-items';
import { loadDeployedExemptions } from '../adapters/files/deployed-exemptions';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { lambdaLog } from '../adapters/lambda/lambda-log';
import { lambdaMetrics } from '../adapters/lambda/lambda-metrics';
import { ownIdentity } from '../adapters/lambda/own-identity';
import { ownExemptions } from '../core/exemptions/exempt';
import { FUNCTION_NAMES, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import { RULES_METRIC_NAMES } from '../core/registry/metric-names';
import { CHECKS } from '../core/registry/registry';
import { evaluateEvent } from './evaluate-event';
import { asksForGuidance, guidance, type Guidance } from './guidance';
import { readOnError } from './on-error';

// At module scope, so that a warm function reuses connections and the compiled policy, and a broken policy module fails
// the start. Retries of deliveries are the delivery's, which knows the deadline.
const delivery = new ConfigServiceClient({ maxAttempts: 1 });
const reading = new ConfigServiceClient({ retryMode: 'adaptive', maxAttempts: 6 });
const sourcesOf = accountSources();
const log = lambdaLog(FUNCTION_NAMES.rules);
const metrics = lambdaMetrics(FUNCTION_NAMES.rules);
const policy = loadPackagedPolicy();
const { onError, problem } = readOnError(process.env[FUNCTION_SETTINGS.onError]);
if (problem !== null) log.error(problem, { code: 'SETTINGS_INVALID' });
const deployed = loadDeployedExemptions(process.env[FUNCTION_SETTINGS.exemptions]);

/**
 * The Lambda function behind all Config rules of an account: judges the item of a change notification, or on schedule
 * everything that a rule judges.
 *
 * @param event event of a custom Config rule, or the request of a document for guidance; anything else is refused
 * @returns guidance, where that was asked for
 * @throws GuardrailsError whatever kept a result from being delivered
 */
export async function handler(
  event: unknown,
  context: Pick<Context, 'awsRequestId' | 'invokedFunctionArn' | 'getRemainingTimeInMillis'>,
): Promise<Guidance | undefined> {
  log.startInvocation(context);
  const remaining = () => context.getRemainingTimeInMillis();
  const calls = awsCalls(remaining);
  const own = ownIdentity(context.invokedFunctionArn);
  // Judging goes on without exemptions that cannot be read: a finding too many is seen, one too few is not.
  if ('error' in deployed) {
    metrics.count(RULES_METRIC_NAMES.exemptionsUnreadable);
    log.error(deployed.error.message, { code: deployed.error.code });
  }
  try {
    const ports = {
      policy,
      checks: CHECKS,
      evaluations: configEvaluations(delivery, { remaining, sleep: (ms) => sleep(ms), random: Math.random }),
      items: configRecordedItems(reading, calls),
      ...sourcesOf(calls),
      own,
      exemptions: ownExemptions('error' in deployed ? [] : deployed.exemptions, own, new Date()),
      onError,
      log,
      metrics,
    };
    if (asksForGuidance(event)) return await guidance(event, ports);
    await evaluateEvent(event, ports);
    return undefined;
  } finally {
    metrics.publish();
  }
}
