import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import type { Context } from 'aws-lambda';

import { awsCalls } from '../adapters/aws/aws-calls';
import { dynamoLocks } from '../adapters/dynamodb/locks';
import { ecrRepositories } from '../adapters/ecr/repositories';
import { accountSettings } from '../adapters/ecs/account-settings';
import { ecsTaskDefinitionRegistry } from '../adapters/ecs/task-definition-registry';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { lambdaLog } from '../adapters/lambda/lambda-log';
import { ownIdentity } from '../adapters/lambda/own-identity';
import { asGuardrailsError } from '../core/errors';
import { FUNCTION_NAMES, FUNCTION_SETTINGS, STATE_TABLE } from '../core/registry/deployed-names';
import { CHECKS } from '../core/registry/registry';
import { runStep, type StepResult } from './run-step';

const log = lambdaLog(FUNCTION_NAMES.remediation);
const policy = loadPackagedPolicy();
const repositories = ecrRepositories(new ECRClient({}));
const ecs = new ECSClient({});
const dynamodb = new DynamoDBClient({});
const table = process.env[FUNCTION_SETTINGS.stateTable] ?? STATE_TABLE.name;

/**
 * Runs one step of a remediation for Systems Manager Automation. What goes wrong is thrown, so that the step and with it
 * the automation fail.
 */
export async function handler(event: unknown, context: Context): Promise<StepResult> {
  log.startInvocation(context);
  try {
    const calls = awsCalls(() => context.getRemainingTimeInMillis());
    const result = await runStep(event, CHECKS, {
      policy,
      lookUps: { 'account-settings': accountSettings(ecs, calls) },
      repositories,
      taskDefinitions: ecsTaskDefinitionRegistry(ecs, calls),
      locks: dynamoLocks(dynamodb, calls, { table, now: Date.now, holder: randomUUID() }),
      own: ownIdentity(context.invokedFunctionArn),
    });
    log.info(result.description, {
      step: result.step,
      check: result.check,
      resourceId: result.resourceId,
      outcome: result.outcome,
      from: result.from,
      to: result.to,
      policyDigest: result.policyDigest,
    });
    return result;
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'A remediation step failed for a reason nobody foresaw.');
    log.error(error.message, { code: error.code, field: error.place.field ?? '' });
    throw error;
  }
}
