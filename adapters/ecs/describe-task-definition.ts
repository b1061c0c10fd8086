import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { TaskDefinitions } from '../../core/facts/task-definitions';
import { isJsonObject, member, type JsonObject } from '../../core/subject/json';
import { answerInvalid, callFailed, type AwsCall } from '../aws/call-failed';

/**
 * Reads task definitions from ECS, with their tags.
 *
 * The SDK drops members that its model does not know. That every member a policy can read (`core/subject/shapes`)
 * survives is a test, so a setting that decides is never taken for absent.
 */
export function ecsTaskDefinitions(client: ECSClient): TaskDefinitions {
  return {
    async describe(taskDefinitionArn) {
      const call: AwsCall = { action: 'ecs:DescribeTaskDefinition', target: taskDefinitionArn };
      const answer = await client
        .send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn, include: ['TAGS'] }))
        .catch((thrown: unknown) => {
          throw callFailed(call, thrown);
        });
      const plain = jsonOf({ taskDefinition: answer.taskDefinition, tags: answer.tags ?? [] });
      const described = member(member(plain, 'taskDefinition'), 'taskDefinitionArn');
      if (plain === undefined || described !== taskDefinitionArn) {
        const found = typeof described === 'string' ? `the definition ${described}` : 'no task definition';
        throw answerInvalid(call, found);
      }
      return plain;
    },
  };
}

/** Dates (`registeredAt`) become ISO texts and absent members disappear, as in the API's own answer. */
function jsonOf(answer: object): JsonObject | undefined {
  const plain: unknown = JSON.parse(JSON.stringify(answer));
  return isJsonObject(plain) ? plain : undefined;
}
