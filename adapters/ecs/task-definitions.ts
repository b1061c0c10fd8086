import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { TaskDefinitions } from '../../core/facts/task-definitions';
import { member, type JsonObject } from '../../core/subject/json';
import { answerInvalid, callFailed, type AwsCall } from '../aws/call-failed';
import { jsonOf } from '../aws/json-of';

/** Reads task definitions from ECS, with their tags. */
export function ecsTaskDefinitions(client: ECSClient): TaskDefinitions {
  return { describe: (taskDefinitionArn) => answeredTaskDefinition(client, taskDefinitionArn) };
}

/**
 * One task definition as ECS answers it, with its tags beside it.
 *
 * The SDK drops members that its model does not know. That every member a policy can read (`core/subject/shapes`)
 * survives is a test, so a setting that decides is never taken for absent.
 *
 * @throws GuardrailsError `AWS_CALL_FAILED`, also for a definition that is not there: ECS says ClientException for that
 *   as for much else
 */
export async function answeredTaskDefinition(
  client: ECSClient,
  taskDefinitionArn: string,
  abortSignal?: AbortSignal,
): Promise<JsonObject> {
  const call: AwsCall = { action: 'ecs:DescribeTaskDefinition', target: taskDefinitionArn };
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn, include: ['TAGS'] });
  const answer = await client
    .send(command, abortSignal === undefined ? {} : { abortSignal })
    .catch((thrown: unknown) => {
      throw callFailed(call, thrown);
    });
  const plain = jsonOf({ taskDefinition: answer.taskDefinition, tags: answer.tags ?? [] });
  const described = member(member(plain, 'taskDefinition'), 'taskDefinitionArn');
  if (described !== taskDefinitionArn) {
    const found = typeof described === 'string' ? `the definition ${described}` : 'no task definition';
    throw answerInvalid(call, found);
  }
  return plain;
}
