import { DescribeClustersCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { Describe } from '../../core/facts/descriptions';
import type { AwsCalls } from '../aws/aws-calls';
import type { AwsCall } from '../aws/call-failed';
import { arnOf, plain } from './described-by-arn';
import { foundOrMissing } from './found-or-missing';

/** Describes a cluster with its settings, configuration and tags. */
export function describeCluster(client: ECSClient, calls: AwsCalls): Describe {
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
