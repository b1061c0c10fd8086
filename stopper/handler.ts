import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECSClient } from '@aws-sdk/client-ecs';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Context, SQSBatchResponse } from 'aws-lambda';

import { awsCalls } from '../adapters/aws/aws-calls';
import { lazily } from '../adapters/aws/lazily';
import { dynamoStopperState } from '../adapters/dynamodb/stopper-state';
import { ecsTaskDefinitions } from '../adapters/ecs/task-definitions';
import { ecsTasks } from '../adapters/ecs/tasks';
import { loadDeployedExemptions } from '../adapters/files/deployed-exemptions';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { lambdaLog } from '../adapters/lambda/lambda-log';
import { ownIdentity } from '../adapters/lambda/own-identity';
import { snsNotices } from '../adapters/sns/notices';
import { ssmKillSwitch } from '../adapters/ssm/kill-switch';
import { FUNCTION_NAMES, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import { CHECKS } from '../core/registry/registry';
import { allowedMode, SWITCH_MAX_AGE_MS } from './allowed-mode';
import { BoundedCache } from './bounded-cache';
import { handleEvent } from './handle-event';
import { Judge } from './judge';
import { processBatch } from './process-batch';
import { readSettings, requireStateTable } from './settings';

/** A call that hangs must fail while there is still time to say so. */
const requestHandler = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

const SETTLED_KEPT = 10_000;

// At module scope, so that a warm function reuses connections, the compiled policy and what it has judged, and a broken
// policy module fails the start. Adaptive: the customer's own deployments drain the same ECS request buckets.
const ecs = new ECSClient({ retryMode: 'adaptive', maxAttempts: 3, requestHandler });
const dynamodb = new DynamoDBClient({ requestHandler });
const sns = new SNSClient({ requestHandler });
const log = lambdaLog(FUNCTION_NAMES.stopper);
const deployed = loadDeployedExemptions(process.env[FUNCTION_SETTINGS.exemptions]);
const judge = new Judge({
  policy: loadPackagedPolicy(),
  definitions: ecsTaskDefinitions(ecs),
  checks: CHECKS,
  exemptions: 'error' in deployed ? [] : deployed.exemptions,
  now: Date.now,
});
const ssm = lazily(() => new SSMClient({ requestHandler }));
const switches = new BoundedCache<boolean>(1, SWITCH_MAX_AGE_MS, Date.now);
const settled = new BoundedCache<true>(SETTLED_KEPT, Infinity, Date.now);

/**
 * The task stopper: takes ECS Task State Change events from its queue.
 *
 * @param batch event of the SQS event source, which must have `ReportBatchItemFailures`
 * @returns the messages that must come back
 * @throws GuardrailsError `SETTINGS_INVALID`, `EVENT_INVALID`, `INTERNAL` when no message could be handled at all
 */
export async function handler(
  batch: unknown,
  context: Pick<Context, 'awsRequestId' | 'invokedFunctionArn' | 'getRemainingTimeInMillis'>,
): Promise<SQSBatchResponse> {
  log.startInvocation(context);
  // Who cannot read which tasks are exempt must stop none.
  const settings = readSettings(process.env, 'error' in deployed ? [deployed.error] : []);
  for (const { message, code } of settings.complaints) log.error(message, { code });
  const remaining = () => context.getRemainingTimeInMillis();
  const mode = await allowedMode(settings, ssmKillSwitch(ssm, awsCalls(remaining), settings.killSwitch), switches, log);
  if (mode === 'off') return { batchItemFailures: [] };
  const run = {
    own: ownIdentity(context.invokedFunctionArn),
    mode,
    judge,
    tasks: ecsTasks(ecs),
    state: dynamoStopperState(dynamodb, requireStateTable(settings)),
    notices: snsNotices(sns, settings.topicArn ?? ''),
    settled,
    log,
    now: () => new Date(),
    deadline: new Date(Date.now() + remaining()),
  };
  return processBatch(batch, remaining, log, (message) => handleEvent(run, message));
}
