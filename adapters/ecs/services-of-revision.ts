import {
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
  type ECSClient,
  type Service,
} from '@aws-sdk/client-ecs';

import type { LookUp } from '../../core/facts/look-ups';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText } from '../aws/configured';
import { everyPage } from '../aws/pages';
import { unlessRefused } from '../aws/unless-refused';

/** The most that one call takes (ECS API reference, `ListServices` and `DescribeServices`). */
const LISTED_AT_ONCE = 100;
const DESCRIBED_AT_ONCE = 10;

/** A service as far as it matters here. */
interface UsingService {
  readonly arn: string;
  readonly enableExecuteCommand: boolean;
  /** What it runs, and what its deployments and task sets still or already run. */
  readonly taskDefinitions: ReadonlySet<string>;
}

/**
 * The services that use the subject's revision of a task definition, in all clusters of the account.
 *
 * ECS lists no services by task definition, so all of them are read; one after another, because every other user of the
 * account shares the rate at which ECS answers.
 */
export function servicesOfRevision(client: ECSClient, calls: AwsCalls): LookUp {
  const services = once(() => readServices(client, calls));
  return async (subject) => {
    const revision = configuredText(subject, ['TaskDefinitionArn']) ?? subject.arn;
    if (revision === null) return undefined;
    const using = (await services('')).filter(({ taskDefinitions }) => taskDefinitions.has(revision));
    return using.map(({ arn, enableExecuteCommand }) => ({
      EnableExecuteCommand: enableExecuteCommand,
      ServiceArn: arn,
    }));
  };
}

async function readServices(client: ECSClient, calls: AwsCalls): Promise<readonly UsingService[]> {
  const services: UsingService[] = [];
  for (const cluster of await listClusters(client, calls)) {
    const arns = await listServices(client, calls, cluster);
    for (let start = 0; start < arns.length; start += DESCRIBED_AT_ONCE) {
      services.push(...(await describe(client, calls, cluster, arns.slice(start, start + DESCRIBED_AT_ONCE))));
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

async function describe(
  client: ECSClient,
  calls: AwsCalls,
  cluster: string,
  arns: readonly string[],
): Promise<readonly UsingService[]> {
  const call: AwsCall = { action: 'ecs:DescribeServices', target: cluster };
  const command = new DescribeServicesCommand({ cluster, services: [...arns] });
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['ClusterNotFoundException'], client.send(command, { abortSignal })),
  );
  if (answer === undefined) return [];
  const services = answer.services ?? [];
  const failures = answer.failures ?? [];
  const failure = failures.find(({ reason }) => reason !== 'MISSING');
  if (failure !== undefined) throw answerInvalid(call, `failure ${failure.reason ?? ''}`);
  if (services.length + failures.length < arns.length) throw answerInvalid(call, 'less than it was asked for');
  // What is deleted stays describable as INACTIVE for a while.
  return services.filter(({ status }) => status !== 'INACTIVE').map((service) => usingService(call, service));
}

function usingService(call: AwsCall, { serviceArn, enableExecuteCommand, ...service }: Service): UsingService {
  if (serviceArn === undefined) throw answerInvalid(call, 'a service without ARN');
  const runs = [service, ...(service.deployments ?? []), ...(service.taskSets ?? [])];
  return {
    arn: serviceArn,
    // ECS's documented default.
    enableExecuteCommand: enableExecuteCommand ?? false,
    taskDefinitions: new Set(runs.flatMap(({ taskDefinition }) => taskDefinition ?? [])),
  };
}
