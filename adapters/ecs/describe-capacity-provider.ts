import { DescribeCapacityProvidersCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { Describe } from '../../core/facts/descriptions';
import type { AwsCalls } from '../aws/aws-calls';
import type { AwsCall } from '../aws/call-failed';
import { arnOf, plain } from './described-by-arn';
import { foundOrMissing } from './found-or-missing';

/** Describes a capacity provider with its tags. */
export function describeCapacityProvider(client: ECSClient, calls: AwsCalls): Describe {
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
