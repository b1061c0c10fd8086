import * as z from 'zod';
import { CLUSTER_INCLUDES, describedCluster } from '../ecs/described-cluster';
import { describedService } from '../ecs/described-service';
import type { EcsState } from '../ecs/ecs-state';
import { AwsError } from '../gateway/aws-error';
import { nextToken, pageOf } from '../gateway/page';
import { operation, type Operation } from '../gateway/service';
import { textOf, type JsonObject } from '../json';

const INVALID = 'InvalidParameterException';

/** `DEFAULT` pages of `ListClusters` and `ListServices` (ECS API reference). */
const PAGE = { clusters: 100, services: 10 } as const;

const describeServices = z.strictObject({
  cluster: z.string().default('default'),
  services: z.array(z.string()).min(1).max(10),
  include: z.array(z.literal('TAGS')).default([]),
});

const describeClusters = z.strictObject({
  clusters: z.array(z.string()).min(1).max(100).default(['default']),
  include: z.array(z.enum(CLUSTER_INCLUDES)).default([]),
});

const page = { maxResults: z.number().int().min(1).max(100).optional(), nextToken: z.string().optional() };

const listClusters = z.strictObject(page);

const listServices = z.strictObject({ cluster: z.string().default('default'), ...page });

/** The ECS operations that list and describe clusters and services. */
export function ecsDescribing(state: EcsState): readonly (readonly [string, Operation])[] {
  return [
    [
      'DescribeServices',
      operation('ecs:DescribeServices', describeServices, INVALID, (input) => servicesNamed(state, input)),
    ],
    [
      'DescribeClusters',
      operation('ecs:DescribeClusters', describeClusters, INVALID, (input) => clustersNamed(state, input)),
    ],
    [
      'ListClusters',
      operation('ecs:ListClusters', listClusters, INVALID, (input) => {
        const arns = state.clusters.map((cluster) => textOf(cluster, 'clusterArn'));
        const listed = pageOf(arns, input.maxResults ?? PAGE.clusters, input.nextToken, INVALID);
        return { clusterArns: listed.items, ...nextToken(listed) };
      }),
    ],
    [
      'ListServices',
      operation('ecs:ListServices', listServices, INVALID, (input) => {
        const arns = servicesIn(state, input.cluster).map((service) => textOf(service, 'serviceArn'));
        const listed = pageOf(arns, input.maxResults ?? PAGE.services, input.nextToken, INVALID);
        return { serviceArns: listed.items, ...nextToken(listed) };
      }),
    ],
  ];
}

function servicesNamed(
  state: EcsState,
  { cluster, services: names, include }: z.output<typeof describeServices>,
): object {
  const services = servicesIn(state, cluster);
  const clusterName = textOf(state.cluster(cluster) ?? {}, 'clusterName');
  const found = names.map((name) => ({
    name,
    service: services.find((service) => service['serviceArn'] === name || service['serviceName'] === name),
  }));
  return {
    services: found.flatMap(({ service }) =>
      service === undefined ? [] : [describedService(state, service, include.includes('TAGS'))],
    ),
    failures: found.flatMap(({ name, service }) =>
      service === undefined ? [missing(state, name, `service/${clusterName}/`)] : [],
    ),
  };
}

function clustersNamed(state: EcsState, { clusters: names, include }: z.output<typeof describeClusters>): object {
  const found = names.map((name) => ({ name, cluster: state.cluster(name) }));
  return {
    clusters: found.flatMap(({ cluster }) =>
      cluster === undefined ? [] : [describedCluster(state, cluster, include)],
    ),
    failures: found.flatMap(({ name, cluster }) => (cluster === undefined ? [missing(state, name, 'cluster/')] : [])),
  };
}

/** @throws AwsError `ClusterNotFoundException` */
function servicesIn(state: EcsState, cluster: string): readonly JsonObject[] {
  const clusterArn = state.cluster(cluster)?.['clusterArn'];
  if (clusterArn === undefined) throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  return state.services.filter((service) => service['clusterArn'] === clusterArn);
}

function missing(state: EcsState, name: string, prefix: string): object {
  return { arn: name.startsWith('arn:') ? name : state.arn(`${prefix}${name}`), reason: 'MISSING' };
}
