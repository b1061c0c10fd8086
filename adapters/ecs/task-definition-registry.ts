import {
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type ECSClient,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';

import type { DescribedRevision, TaskDefinitionRegistry } from '../../core/facts/task-definition-registry';
import { isJsonList, isJsonObject, member, type Json, type JsonObject } from '../../core/subject/json';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { jsonOf } from '../aws/json-of';
import { unlessRefused } from '../aws/unless-refused';
import { unmodelledPlaces } from '../aws/unmodelled-places';

/** Reads and registers task definitions of the own account and Region through ECS. */
export function ecsTaskDefinitionRegistry(client: ECSClient, calls: AwsCalls): TaskDefinitionRegistry {
  return {
    newest: (family) => described(client, calls, family, family),
    numbered: (family, revision) => described(client, calls, family, `${family}:${revision}`),
    register: (request) => register(client, calls, request),
  };
}

/** @param taskDefinition the family, which means its newest ACTIVE revision, or one with a number */
async function described(
  client: ECSClient,
  calls: AwsCalls,
  family: string,
  taskDefinition: string,
): Promise<DescribedRevision | undefined> {
  const call: AwsCall = { action: 'ecs:DescribeTaskDefinition', target: taskDefinition };
  const command = new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] });
  const raw = keepAnswer(client, command);
  const answer = await calls.run(call, (abortSignal) =>
    // What ECS says for a family without an active revision, and for a number that was never given.
    unlessRefused(['ClientException'], client.send(command, { abortSignal })),
  );
  if (answer === undefined) return undefined;
  const { taskDefinitionArn, revision } = answer.taskDefinition ?? {};
  if (answer.taskDefinition === undefined || taskDefinitionArn === undefined || revision === undefined) {
    throw answerInvalid(call, 'no task definition');
  }
  const known = jsonOf(answer);
  const definition = member(known, 'taskDefinition');
  const tags = member(known, 'tags');
  return {
    arn: taskDefinitionArn,
    family,
    revision,
    definition: isJsonObject(definition) ? definition : {},
    tags: isJsonList(tags) ? tags.filter((tag) => isJsonObject(tag)) : [],
    unmodelled: unmodelledPlaces(member(raw(), 'taskDefinition'), definition),
  };
}

async function register(
  client: ECSClient,
  calls: AwsCalls,
  request: JsonObject,
): Promise<Pick<DescribedRevision, 'arn' | 'revision'>> {
  const { family } = request;
  const target = typeof family === 'string' ? family : 'a definition';
  const call: AwsCall = { action: 'ecs:RegisterTaskDefinition', target };
  if (!isRegistration(request)) throw answerInvalid(call, 'a definition without family or containers');
  const { taskDefinition } = await calls.run(call, (abortSignal) =>
    client.send(new RegisterTaskDefinitionCommand(request), { abortSignal }),
  );
  const { taskDefinitionArn: arn, revision } = taskDefinition ?? {};
  if (arn === undefined || revision === undefined) throw answerInvalid(call, 'no revision');
  return { arn, revision };
}

/** What the client's model requires; the rest is what ECS itself answered. */
function isRegistration(request: unknown): request is RegisterTaskDefinitionCommandInput {
  const { family, containerDefinitions } = isJsonObject(request) ? request : {};
  return typeof family === 'string' && Array.isArray(containerDefinitions);
}

/** Keeps what ECS answers as it came: the client drops what its model does not know. */
function keepAnswer(client: ECSClient, command: DescribeTaskDefinitionCommand): () => Json | undefined {
  let raw: Json | undefined;
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response: unknown = result.response;
      if (hasBody(response)) {
        const { body } = response;
        const bytes = body instanceof Uint8Array ? body : await client.config.streamCollector(body);
        response.body = bytes;
        raw = parsed(bytes);
      }
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'keepAnswer' },
  );
  return () => raw;
}

function hasBody(response: unknown): response is { body: unknown } {
  return typeof response === 'object' && response !== null && 'body' in response;
}

function parsed(bytes: Uint8Array): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isJsonObject(value) ? value : undefined;
  } catch {
    // The client says what is wrong with such an answer.
    return undefined;
  }
}
