import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { EFSClient } from '@aws-sdk/client-efs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Context } from 'aws-lambda';

import { awsCalls } from '../adapters/aws/aws-calls';
import { lazily } from '../adapters/aws/lazily';
import { dynamoLocks } from '../adapters/dynamodb/locks';
import { describeRepository } from '../adapters/ecr/describe-repository';
import { ecrChanges } from '../adapters/ecr/ecr-changes';
import { ecrImageDigests } from '../adapters/ecr/image-digests';
import { registryScanning } from '../adapters/ecr/registry-scanning';
import { ecrRepositories } from '../adapters/ecr/repositories';
import { repositoryScanning } from '../adapters/ecr/repository-scanning';
import { accountSettings } from '../adapters/ecs/account-settings';
import { describeCapacityProvider } from '../adapters/ecs/describe-capacity-provider';
import { describeCluster } from '../adapters/ecs/describe-cluster';
import { describeTaskDefinition } from '../adapters/ecs/describe-task-definition';
import { describeService } from '../adapters/ecs/describe-service';
import { ecsChanges } from '../adapters/ecs/ecs-changes';
import { runningServices } from '../adapters/ecs/running-services';
import { ecsTaskDefinitionRegistry } from '../adapters/ecs/task-definition-registry';
import { describeFileSystem } from '../adapters/efs/describe-file-system';
import { efsChanges } from '../adapters/efs/efs-changes';
import { loadDeployedExemptions } from '../adapters/files/deployed-exemptions';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { lambdaLog } from '../adapters/lambda/lambda-log';
import { ownIdentity } from '../adapters/lambda/own-identity';
import { ssmKillSwitch } from '../adapters/ssm/kill-switch';
import { asGuardrailsError } from '../core/errors';
import { ownExemptions } from '../core/exemptions/exempt';
import { FUNCTION_NAMES, FUNCTION_SETTINGS, STATE_TABLE } from '../core/registry/deployed-names';
import { CHECKS } from '../core/registry/registry';
import { runStep } from './run-step';
import type { StepResult } from './step-result';

const log = lambdaLog(FUNCTION_NAMES.remediation);
const policy = loadPackagedPolicy();
const deployed = loadDeployedExemptions(process.env[FUNCTION_SETTINGS.exemptions]);
// Clients outlive invocations; made at the first one, so that they do not slow the start down.
const clients = lazily(() => ({
  ecr: new ECRClient({}),
  ecs: new ECSClient({}),
  efs: new EFSClient({}),
  dynamodb: new DynamoDBClient({}),
}));
const ssm = lazily(() => new SSMClient({}));
const table = process.env[FUNCTION_SETTINGS.stateTable] ?? STATE_TABLE.name;

/**
 * Runs one step of a remediation for Systems Manager Automation. What goes wrong is thrown, so that the step and with it
 * the automation fail.
 */
export async function handler(event: unknown, context: Context): Promise<StepResult> {
  log.startInvocation(context);
  try {
    // Who cannot read what must stay as it is must change nothing.
    if ('error' in deployed) throw deployed.error;
    const own = ownIdentity(context.invokedFunctionArn);
    const calls = awsCalls(() => context.getRemainingTimeInMillis());
    const { ecr, ecs, efs, dynamodb } = clients();
    const result = await runStep(event, CHECKS, {
      policy,
      lookUps: {
        'account-settings': accountSettings(ecs, calls),
        'registry-scanning': registryScanning(ecr, calls),
        'repository-scanning': repositoryScanning(ecr, calls),
      },
      descriptions: {
        'AWS::ECR::Repository': describeRepository(ecr, calls),
        'AWS::ECS::CapacityProvider': describeCapacityProvider(ecs, calls),
        'AWS::ECS::Cluster': describeCluster(ecs, calls),
        'AWS::ECS::Service': describeService(ecs, calls),
        'AWS::ECS::TaskDefinition': describeTaskDefinition(ecs, calls),
        'AWS::EFS::FileSystem': describeFileSystem(efs, calls),
      },
      repositories: ecrRepositories(ecr, calls),
      ecs: ecsChanges(ecs, calls),
      ecr: ecrChanges(ecr, calls),
      efs: efsChanges(efs, calls),
      taskDefinitions: ecsTaskDefinitionRegistry(ecs, calls),
      services: runningServices(ecs, calls),
      time: { remaining: () => context.getRemainingTimeInMillis(), pause: setTimeout },
      imageDigests: ecrImageDigests((region) => (region === own.region ? ecr : new ECRClient({ region })), calls),
      locks: dynamoLocks(dynamodb, calls, { table, now: Date.now, holder: randomUUID() }),
      mayAct: ssmKillSwitch(ssm, calls, process.env[FUNCTION_SETTINGS.killSwitch]),
      exemptions: ownExemptions(deployed.exemptions, own, new Date()),
      own,
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
