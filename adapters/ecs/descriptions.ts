import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeTaskSetsCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';

import type { Describe, Descriptions } from '../../core/facts/descriptions';
import { taskDefinitionOf } from '../../core/inputs/described';
import { parseArn } from '../../core/subject/arn';
import type { Subject } from '../../core/subject/subject';
import type { AwsCalls } from '../aws/aws-calls';
import type { AwsCall } from '../aws/call-failed';
import { configuredText, requiredName } from '../aws/configured';
import { jsonOf } from '../aws/json-of';
import { unlessMissing } from '../aws/unless-missing';
import { describeService } from './describe-service';
import { describeTaskDefinition } from './describe-task-definition';
import { foundOrMissing } from './found-or-missing';

/** Describes everything of ECS that has a shape. */
export function ecsDescriptions(client: ECSClient, calls: AwsCalls) {
  return {
    'AWS::ECS::TaskDefinition': taskDefinition(client, calls),
    'AWS::ECS::Service': describeService(client, calls),
    'AWS::ECS::TaskSet': taskSet(client, calls),
    'AWS::ECS::Cluster': cluster(client, calls),
    'AWS::ECS::CapacityProvider': capacityProvider(client, calls),
  } as const satisfies Descriptions;
}

function taskDefinition(client: ECSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const action = 'ecs:DescribeTaskDefinition';
    const arn = arnOf(subject, 'TaskDefinitionArn', action);
    const answer = await calls.run({ action, target: arn }, (abortSignal) =>
      describeTaskDefinition(client, arn, abortSignal),
    );
    return taskDefinitionOf(answer);
  };
}

function cluster(client: ECSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const action = 'ecs:DescribeClusters';
    const arn = arnOf(subject, 'Arn', action);
    const call: AwsCall = { action, target: arn };
    const command = new DescribeClustersCommand({ clusters: [arn], include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] });
    const answer = await calls.run(call, (abortSignal) => client.send(command, { abortSignal }));
    const found = answer.clusters?.find(({ clusterArn }) => clusterArn === arn);
    return plain(foundOrMissing(call, found, answer.failures));
  };
}

function capacityProvider(client: ECSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const action = 'ecs:DescribeCapacityProviders';
    const arn = arnOf(subject, 'CapacityProviderArn', action);
    const call: AwsCall = { action, target: arn };
    const command = new DescribeCapacityProvidersCommand({ capacityProviders: [arn], include: ['TAGS'] });
    const answer = await calls.run(call, (abortSignal) => client.send(command, { abortSignal }));
    const found = answer.capacityProviders?.find(({ capacityProviderArn }) => capacityProviderArn === arn);
    return plain(foundOrMissing(call, found, answer.failures));
  };
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
      unlessMissing(TASK_SET_GONE, client.send(command, { abortSignal })),
    );
    if (answer === undefined) return undefined;
    const found = answer.taskSets?.find(({ taskSetArn }) => taskSetArn === arn);
    return plain(foundOrMissing(call, found, answer.failures));
  };
}

/** What the configuration names it, else what its item does. */
function arnOf(subject: Subject, name: string, action: string): string {
  return requiredName(subject, action, configuredText(subject, [name]) ?? subject.arn);
}

function plain(found: object | undefined) {
  return found === undefined ? undefined : jsonOf(found);
}
