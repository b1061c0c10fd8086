import { DescribeClustersCommand, type CapacityProviderStrategyItem, type ECSClient } from '@aws-sdk/client-ecs';

import type { LookUp } from '../../core/facts/look-ups';
import type { JsonObject } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText } from '../aws/configured';
import { foundOrMissing } from './found-or-missing';

/** The cluster that a service or task set names: the strategy by which it starts tasks that have none of their own. */
export function clusterOfService(client: ECSClient, calls: AwsCalls): LookUp {
  const cluster = once((name) => read(client, calls, name));
  return async (subject) => {
    const name = configuredText(subject, ['Cluster']);
    return name === undefined ? undefined : cluster(name);
  };
}

/** @param name short name or ARN, as the service has it */
async function read(client: ECSClient, calls: AwsCalls, name: string): Promise<JsonObject | undefined> {
  const call: AwsCall = { action: 'ecs:DescribeClusters', target: name };
  const answer = await calls.run(call, (abortSignal) =>
    client.send(new DescribeClustersCommand({ clusters: [name] }), { abortSignal }),
  );
  const described = answer.clusters?.find(({ clusterArn, clusterName }) => clusterArn === name || clusterName === name);
  const cluster = foundOrMissing(call, described, answer.failures);
  if (cluster === undefined) return undefined;
  return {
    DefaultCapacityProviderStrategy: (cluster.defaultCapacityProviderStrategy ?? []).map((item) => entryOf(call, item)),
  };
}

function entryOf(call: AwsCall, { capacityProvider, base, weight }: Partial<CapacityProviderStrategyItem>): JsonObject {
  if (capacityProvider === undefined) throw answerInvalid(call, 'a strategy that names no capacity provider');
  return {
    CapacityProvider: capacityProvider,
    ...(base === undefined ? {} : { Base: base }),
    ...(weight === undefined ? {} : { Weight: weight }),
  };
}
