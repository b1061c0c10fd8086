import { ECSClient } from '@aws-sdk/client-ecs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { runningServices } from '../../../../adapters/ecs/running-services';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';

const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';
const WEB = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1';
const WEBS = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/webs:1';
const SERVICE = { serviceName: 'api', clusterArn: CLUSTER, status: 'ACTIVE', taskDefinition: WEB };

function services(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  const client = new ECSClient(settings);
  return {
    services: runningServices(
      client,
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function inProd(found: readonly object[]): FakeAnswers {
  return {
    ListClusters: { body: { clusterArns: [CLUSTER] } },
    ListServices: { body: { serviceArns: found.map((_, index) => `service-${String(index)}`) } },
    DescribeServices: { body: { services: found, failures: [] } },
  };
}

describe('services of a family', () => {
  it('are those whose revision, deployments or task sets are of it', async () => {
    const { services: running } = services(
      inProd([
        SERVICE,
        { ...SERVICE, serviceName: 'b', taskDefinition: WEBS, deployments: [{}, { taskDefinition: WEB }] },
        { ...SERVICE, serviceName: 'c', taskDefinition: undefined, taskSets: [{}, { taskDefinition: WEB }] },
        { ...SERVICE, serviceName: 'd', taskDefinition: WEBS },
        { ...SERVICE, serviceName: 'e', status: 'INACTIVE' },
      ]),
    );

    const found = await running.ofFamily('web');

    expect(found.map(({ cluster, service }) => `${cluster}/${service}`)).toEqual(['prod/api', 'prod/b', 'prod/c']);
  });

  it('are described as ECS deploys them', async () => {
    const { services: running } = services(
      inProd([
        {
          ...SERVICE,
          deploymentController: { type: 'CODE_DEPLOY' },
          deployments: [
            {
              status: 'PRIMARY',
              taskDefinition: WEB,
              rolloutState: 'COMPLETED',
              serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }] },
              volumeConfigurations: [{ name: 'data' }],
              vpcLatticeConfigurations: [],
            },
          ],
          loadBalancers: [{ targetGroupArn: 'a' }],
        },
      ]),
    );

    const [found] = await running.ofFamily('web');

    expect(found).toEqual({
      cluster: 'prod',
      service: 'api',
      status: 'ACTIVE',
      controller: 'CODE_DEPLOY',
      taskDefinition: WEB,
      deployments: [{ status: 'PRIMARY', taskDefinition: WEB, rolloutState: 'COMPLETED' }],
      taskSets: [],
      infrastructureRole: undefined,
    });
  });

  it.each(['serviceName', 'clusterArn', 'status'])('are refused when ECS answers one without %s', async (member) => {
    const { services: running } = services(inProd([{ ...SERVICE, [member]: undefined }]));

    const failure = await failureOf(running.ofFamily('web'));

    expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: 'ecs:DescribeServices' } });
    expect(failure.message).toContain('a service without name, cluster or status');
  });
});

describe('a service by its address', () => {
  it('is described by one call', async () => {
    const { services: running, calls } = services(inProd([SERVICE]));

    const found = await running.described({ cluster: 'prod', service: 'api' });

    expect(found?.service).toBe('api');
    expect(calls).toEqual([{ operation: 'DescribeServices', request: { cluster: 'prod', services: ['api'] } }]);
  });

  it.each<[string, FakeAnswers]>([
    ['it is gone', { DescribeServices: { body: { services: [], failures: [{ reason: 'MISSING' }] } } }],
    ['its cluster is gone', { DescribeServices: { error: 'ClusterNotFoundException' } }],
    ['it was deleted a while ago', inProd([{ ...SERVICE, status: 'INACTIVE' }])],
  ])('is not there when %s', async (_what, answers) => {
    const { services: running } = services(answers);

    expect(await running.described({ cluster: 'prod', service: 'api' })).toBeUndefined();
  });
});
