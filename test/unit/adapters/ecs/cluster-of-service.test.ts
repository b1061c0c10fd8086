import { ECSClient } from '@aws-sdk/client-ecs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { clusterOfService } from '../../../../adapters/ecs/cluster-of-service';
import type { Json } from '../../../../core/subject/json';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';

function lookUp(answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ DescribeClusters: answer });
  return {
    cluster: clusterOfService(
      new ECSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function serviceIn(cluster: Json) {
  return makeSubject({ type: 'AWS::ECS::Service', configuration: { Cluster: cluster } });
}

function described(settings: object): FakeAnswer {
  return { body: { clusters: [{ clusterArn: ARN, clusterName: 'prod', ...settings }], failures: [] } };
}

describe('the look-up cluster', () => {
  it.each([ARN, 'prod'])('reads the default strategy of the cluster that the service names %s', async (name) => {
    const { cluster, calls } = lookUp(
      described({
        defaultCapacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 2 },
          { capacityProvider: 'FARGATE_SPOT' },
        ],
      }),
    );

    const found = await cluster(serviceIn(name));

    expect(found).toEqual({
      DefaultCapacityProviderStrategy: [
        { CapacityProvider: 'FARGATE', Base: 1, Weight: 2 },
        { CapacityProvider: 'FARGATE_SPOT' },
      ],
    });
    expect(calls).toEqual([{ operation: 'DescribeClusters', request: { clusters: [name] } }]);
  });

  it('answers an empty strategy where the cluster has none', async () => {
    const { cluster } = lookUp(described({}));

    const found = await cluster(serviceIn(ARN));

    expect(found).toEqual({ DefaultCapacityProviderStrategy: [] });
  });

  it('asks once for the cluster of many services', async () => {
    const { cluster, calls } = lookUp(described({}));

    await Promise.all([cluster(serviceIn(ARN)), cluster(serviceIn(ARN))]);

    expect(calls).toHaveLength(1);
  });

  it.each([
    ['no cluster', {}],
    ['one that cannot be known', { Cluster: unknownValue('unresolved-reference', '!Ref Cluster') }],
  ])('asks nothing for a service that names %s', async (_, configuration) => {
    const { cluster, calls } = lookUp(described({}));

    const found = await cluster(makeSubject({ type: 'AWS::ECS::Service', configuration }));

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('answers undefined for a cluster that is gone', async () => {
    const { cluster } = lookUp({ body: { clusters: [], failures: [{ arn: ARN, reason: 'MISSING' }] } });

    const found = await cluster(serviceIn(ARN));

    expect(found).toBeUndefined();
  });

  it.each([
    ['an empty answer', { body: {} }, 'neither what was asked for nor a failure'],
    ['another cluster', { body: { clusters: [{ clusterArn: `${ARN}2`, clusterName: 'prod2' }] } }, 'neither what'],
    ['another failure', { body: { failures: [{ reason: 'ACCESS' }] } }, 'answered with failure ACCESS'],
    ['a failure without reason', { body: { failures: [{}] } }, 'answered with failure'],
    ['half a strategy', described({ defaultCapacityProviderStrategy: [{ base: 1 }] }), 'names no capacity provider'],
    ['a refusal', { error: 'AccessDeniedException' }, 'Allow ecs:DescribeClusters'],
  ])('fails on %s', async (_, answer, words) => {
    const { cluster } = lookUp(answer);

    const failure = await failureOf(cluster(serviceIn(ARN)));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(`ecs:DescribeClusters on ${ARN}`);
    expect(failure.message).toContain(words);
  });
});
