import {
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';

import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { everyPage } from '../aws/pages';
import { unlessRefused } from '../aws/unless-refused';

/** The most that one call takes (ECS API reference, `ListServices` and `DescribeServices`). */
const LISTED_AT_ONCE = 100;
const DESCRIBED_AT_ONCE = 10;

/**
 * All services of the account that are there, read one cluster after another: ECS lists no services by task definition, and
 * every other user of the account shares the rate at which it answers.
 *
 * @param read takes what matters from a service
 * @throws GuardrailsError `AWS_CALL_FAILED`
 */
export async function everyService<T>(
  client: ECSClient,
  calls: AwsCalls,
  read: (call: AwsCall, service: Service) => T,
): Promise<readonly T[]> {
  const services: T[] = [];
  for (const cluster of await listClusters(client, calls)) {
    const arns = await listServices(client, calls, cluster);
    for (let start = 0; start < arns.length; start += DESCRIBED_AT_ONCE) {
      services.push(
        ...(await describeServices(client, calls, cluster, arns.slice(start, start + DESCRIBED_AT_ONCE), read)),
      );
    }
  }
  return services;
}

async function listClusters(client: ECSClient, calls: AwsCalls): Promise<readonly string[]> {
  const call: AwsCall = { action: 'ecs:ListClusters', target: 'the account' };
  return everyPage(call, async (nextToken) => {
    const answer = await calls.run(call, (abortSignal) =>
      client.send(new ListClustersCommand({ nextToken }), { abortSignal }),
    );
    return { items: answer.clusterArns ?? [], next: answer.nextToken };
  });
}

async function listServices(client: ECSClient, calls: AwsCalls, cluster: string): Promise<readonly string[]> {
  const call: AwsCall = { action: 'ecs:ListServices', target: cluster };
  return everyPage(call, async (nextToken) => {
    const command = new ListServicesCommand({ cluster, maxResults: LISTED_AT_ONCE, nextToken });
    const answer = await calls.run(call, (abortSignal) =>
      // A cluster that was deleted meanwhile has no services.
      unlessRefused(['ClusterNotFoundException'], client.send(command, { abortSignal })),
    );
    return { items: answer?.serviceArns ?? [], next: answer?.nextToken };
  });
}

/**
 * Up to ten services of one cluster, without those that are gone.
 *
 * @param names short names or ARNs
 * @throws GuardrailsError `AWS_CALL_FAILED`
 */
export async function describeServices<T>(
  client: ECSClient,
  calls: AwsCalls,
  cluster: string,
  names: readonly string[],
  read: (call: AwsCall, service: Service) => T,
): Promise<readonly T[]> {
  const call: AwsCall = { action: 'ecs:DescribeServices', target: cluster };
  const command = new DescribeServicesCommand({ cluster, services: [...names] });
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['ClusterNotFoundException'], client.send(command, { abortSignal })),
  );
  if (answer === undefined) return [];
  const services = answer.services ?? [];
  const failures = answer.failures ?? [];
  const failure = failures.find(({ reason }) => reason !== 'MISSING');
  if (failure !== undefined) throw answerInvalid(call, `failure ${failure.reason ?? ''}`);
  if (services.length + failures.length < names.length) throw answerInvalid(call, 'too few services');
  // What is deleted stays describable as INACTIVE for a while.
  return services.filter(({ status }) => status !== 'INACTIVE').map((service) => read(call, service));
}
