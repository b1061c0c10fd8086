import { EcsState } from '../../../../sandbox/ecs/ecs-state';
import { SandboxClock } from '../../../../sandbox/sandbox-clock';
import { ecsService } from '../../../../sandbox/services/ecs';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };
const PLACE = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';
const SERVICE = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web';
const VOLUMES = [
  { name: 'data', managedEBSVolume: { roleArn: 'arn:aws:iam::111122223333:role/ebs', encrypted: true } },
];

let state: EcsState;

beforeEach(() => {
  state = new EcsState(PLACE, new SandboxClock());
  state.clusters.push({
    clusterArn: CLUSTER,
    clusterName: 'prod',
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    configuration: { executeCommandConfiguration: { logging: 'NONE' } },
    tags: [{ key: 'a', value: 'b' }],
  });
  state.services.push({
    serviceArn: SERVICE,
    serviceName: 'web',
    clusterArn: CLUSTER,
    status: 'ACTIVE',
    desiredCount: 1,
    taskDefinition: 'web:1',
    volumeConfigurations: VOLUMES,
    tags: [{ key: 'a', value: 'b' }],
  });
});

async function call(operation: string, input: object): Promise<object> {
  const run = ecsService(state, () => undefined).operations.get(operation);
  return (await run?.(input, CONTEXT)) ?? {};
}

describe('DescribeServices', () => {
  it.each(['web', SERVICE])('finds %s, and says what is missing', async (name) => {
    const answer = await call('DescribeServices', { cluster: 'prod', services: [name, 'gone'] });

    expect(answer).toMatchObject({
      services: [{ serviceArn: SERVICE, runningCount: 0, propagateTags: 'NONE' }],
      failures: [{ arn: SERVICE.replace('web', 'gone'), reason: 'MISSING' }],
    });
  });

  it('answers the settings of a deployment with the PRIMARY deployment only', async () => {
    const answer = await call('DescribeServices', { cluster: CLUSTER, services: ['web'] });

    expect(answer).toMatchObject({
      services: [{ deployments: [{ status: 'PRIMARY', taskDefinition: 'web:1', volumeConfigurations: VOLUMES }] }],
    });
    expect(answer).not.toHaveProperty(['services', 0, 'volumeConfigurations']);
  });

  it('invents no deployment for a service of another controller', async () => {
    state.services.push({
      serviceArn: `${SERVICE}-2`,
      serviceName: 'web-2',
      clusterArn: CLUSTER,
      deploymentController: { type: 'CODE_DEPLOY' },
    });

    const answer = await call('DescribeServices', { cluster: CLUSTER, services: ['web-2'] });

    expect(answer).toMatchObject({ services: [{ serviceName: 'web-2' }] });
    expect(answer).not.toHaveProperty(['services', 0, 'deployments']);
  });

  it('answers tags only when they are asked for', async () => {
    const without = await call('DescribeServices', { cluster: 'prod', services: ['web'] });
    const withTags = await call('DescribeServices', { cluster: 'prod', services: ['web'], include: ['TAGS'] });

    expect(without).not.toHaveProperty(['services', 0, 'tags']);
    expect(withTags).toMatchObject({ services: [{ tags: [{ key: 'a', value: 'b' }] }] });
  });

  it('counts the tasks that the service runs', async () => {
    state.register({ family: 'web' });
    const request = { cluster: CLUSTER, taskDefinition: 'web', startedBy: 'x', launchType: 'EC2' } as const;
    state.runTask({ ...request, group: 'service:web' });
    state.runTask({ ...request, group: 'family:web' });

    const answer = await call('DescribeServices', { cluster: 'prod', services: ['web'] });

    expect(answer).toMatchObject({ services: [{ runningCount: 0, pendingCount: 1 }] });
  });

  it.each([
    ['a cluster that is not there', { cluster: 'gone', services: ['web'] }, 'ClusterNotFoundException'],
    ['no cluster, where none is called default', { services: ['web'] }, 'ClusterNotFoundException'],
    ['11 services', { cluster: 'prod', services: Array(11).fill('web') }, 'InvalidParameterException'],
    ['no service', { cluster: 'prod', services: [] }, 'InvalidParameterException'],
    ['a member that it does not know', { cluster: 'prod', services: ['web'], x: 1 }, 'SandboxUnsupportedOperation'],
  ])('refuses %s', async (_what, input, code) => {
    const answer = call('DescribeServices', input);

    await expect(answer).rejects.toMatchObject({ code });
  });
});

describe('DescribeClusters', () => {
  it('leaves empty or out what is not asked for', async () => {
    const answer = await call('DescribeClusters', { clusters: [CLUSTER, 'gone'] });

    expect(answer).toMatchObject({
      clusters: [{ clusterName: 'prod', activeServicesCount: 1, settings: [], tags: [], statistics: [] }],
      failures: [{ arn: CLUSTER.replace('prod', 'gone'), reason: 'MISSING' }],
    });
    expect(answer).not.toHaveProperty(['clusters', 0, 'configuration']);
  });

  it('answers what is asked for', async () => {
    const include = ['SETTINGS', 'CONFIGURATIONS', 'TAGS'];

    const answer = await call('DescribeClusters', { clusters: ['prod'], include });

    expect(answer).toMatchObject({ clusters: [state.clusters[0]], failures: [] });
  });

  it('looks for the cluster called default when none is named', async () => {
    const answer = await call('DescribeClusters', {});

    expect(answer).toMatchObject({ clusters: [], failures: [{ arn: CLUSTER.replace('prod', 'default') }] });
  });
});

describe('ListClusters and ListServices', () => {
  beforeEach(() => {
    for (let number = 0; number < 11; number += 1) {
      state.clusters.push({ clusterArn: `${CLUSTER}-${number}`, clusterName: `prod-${number}` });
      state.services.push({ serviceArn: `${SERVICE}-${number}`, serviceName: `web-${number}`, clusterArn: CLUSTER });
    }
    state.services.push({ serviceArn: 'elsewhere', clusterArn: `${CLUSTER}-0` });
  });

  it('lists clusters, 100 a page unless asked otherwise', async () => {
    const all = await call('ListClusters', {});
    const some = await call('ListClusters', { maxResults: 2, nextToken: 'page-10' });

    expect(all).toMatchObject({ clusterArns: { length: 12 } });
    expect(all).not.toHaveProperty('nextToken');
    expect(some).toEqual({ clusterArns: [`${CLUSTER}-9`, `${CLUSTER}-10`] });
  });

  it('lists the services of a cluster, ten a page unless asked otherwise', async () => {
    const first = await call('ListServices', { cluster: 'prod' });
    const all = await call('ListServices', { cluster: CLUSTER, maxResults: 100 });

    expect(first).toMatchObject({ serviceArns: { length: 10 }, nextToken: 'page-10' });
    expect(all).toMatchObject({ serviceArns: { length: 12 } });
  });

  it.each([
    ['ListClusters', { maxResults: 101 }, 'InvalidParameterException'],
    ['ListClusters', { nextToken: 'x' }, 'InvalidParameterException'],
    ['ListServices', { cluster: 'gone' }, 'ClusterNotFoundException'],
    ['ListServices', { cluster: 'prod', launchType: 'EC2' }, 'SandboxUnsupportedOperation'],
  ])('%s refuses %p', async (operation, input, code) => {
    const answer = call(operation, input);

    await expect(answer).rejects.toMatchObject({ code });
  });
});

describe('ListAccountSettings', () => {
  it("answers AWS's defaults as the effective settings, ten a page", async () => {
    const first = await call('ListAccountSettings', { effectiveSettings: true });
    const second = await call('ListAccountSettings', { effectiveSettings: true, nextToken: 'page-10' });

    expect(first).toMatchObject({ settings: { length: 10 }, nextToken: 'page-10' });
    expect(first).toMatchObject({
      settings: expect.arrayContaining([
        {
          name: 'tagResourceAuthorization',
          value: 'on',
          principalArn: 'arn:aws:iam::111122223333:root',
          type: 'user',
        },
      ]),
    });
    expect(second).toMatchObject({ settings: { length: 1 } });
    expect(second).not.toHaveProperty('nextToken');
  });

  it('answers one setting by its name', async () => {
    const answer = await call('ListAccountSettings', { effectiveSettings: true, name: 'guardDutyActivate' });

    expect(answer).toMatchObject({ settings: [{ value: 'off', type: 'aws_managed' }] });
  });

  it('answers none of the own settings of a principal, which nobody made', async () => {
    const answer = await call('ListAccountSettings', {});

    expect(answer).toEqual({ settings: [] });
  });
});
