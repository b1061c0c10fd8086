import type { ECSClient } from '@aws-sdk/client-ecs';

import type { Describe } from '../../core/facts/descriptions';
import { taskDefinitionOf } from '../../core/inputs/described';
import type { AwsCalls } from '../aws/aws-calls';
import { arnOf } from './described-by-arn';
import { answeredTaskDefinition } from './task-definitions';

/** Describes a revision of a task definition with its tags. */
export function describeTaskDefinition(client: ECSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const action = 'ecs:DescribeTaskDefinition';
    const arn = arnOf(subject, 'TaskDefinitionArn', action);
    const answer = await calls.run({ action, target: arn }, (abortSignal) =>
      answeredTaskDefinition(client, arn, abortSignal),
    );
    return taskDefinitionOf(answer);
  };
}
