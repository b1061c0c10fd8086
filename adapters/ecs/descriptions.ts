import { DescribeTaskSetsCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { Describe, Descriptions } from '../../core/facts/descriptions';
import { parseArn } from '../../core/subject/arn';
import type { AwsCalls } from '../aws/aws-calls';
import type { AwsCall } from '../aws/call-failed';
import { configuredText, requiredName } from '../aws/configured';
import { unlessRefused } from '../aws/unless-refused';
import { arnOf, plain } from './described-by-arn';
import { describeCapacityProvider } from './describe-capacity-provider';
import { describeCluster } from './describe-cluster';
import { describeTaskDefinition } from './describe-task-definition';
import { describeService } from './describe-service';
import { foundOrMissing } from './found-or-missing';

/** Describes everything of ECS that has a shape. */
export function ecsDescriptions(client: ECSClient, calls: AwsCalls) {
  return {
    'AWS::ECS::TaskDefinition': describeTaskDefinition(client, calls),
    'AWS::ECS::Service': describeService(client, calls),
    'AWS::ECS::TaskSet': taskSet(client, calls),
    'AWS::ECS::Cluster': describeCluster(client, calls),
    'AWS::ECS::CapacityProvider': describeCapacityProvider(client, calls),
  } as const satisfies Descriptions;
}

/** With its service a task set goes, too. */
const TASK_SET_GONE = [
  'ClusterNotFoundException',
  'ServiceNotFoundException',
  'ServiceNotActiveException',
  'TaskSetNotFoundException',
];

function taskSet(client: ECSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const action = 'ecs:DescribeTaskSets';
    const arn = arnOf(subject, 'TaskSetArn', action);
    const call: AwsCall = { action, target: arn };
    // task-set/cluster/service/ecs-svc/id (Service Authorization Reference, "Amazon ECS")
    const [, clusterName, serviceName] = parseArn(arn)?.resource.split('/') ?? [];
    const command = new DescribeTaskSetsCommand({
      cluster: requiredName(subject, action, configuredText(subject, ['Cluster']) ?? clusterName),
      service: requiredName(subject, action, configuredText(subject, ['Service']) ?? serviceName),
      taskSets: [arn],
      include: ['TAGS'],
    });
    const answer = await calls.run(call, (abortSignal) =>
      unlessRefused(TASK_SET_GONE, client.send(command, { abortSignal })),
    );
    if (answer === undefined) return undefined;
    const found = answer.taskSets?.find(({ taskSetArn }) => taskSetArn === arn);
    return plain(foundOrMissing(call, found, answer.failures));
  };
}
