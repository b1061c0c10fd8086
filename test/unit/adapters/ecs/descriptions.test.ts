import { ECSClient } from '@aws-sdk/client-ecs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecsDescriptions } from '../../../../adapters/ecs/descriptions';
import { normaliseConfiguration } from '../../../../core/subject/normalise';
import { capacityProvider } from '../../../../core/subject/shapes/capacity-provider';
import { cluster } from '../../../../core/subject/shapes/cluster';
import { taskSet } from '../../../../core/subject/shapes/task-set';
import type { Subject } from '../../../../core/subject/subject';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { filledMembers, missingPlaces } from '../../../support/filled-shape';
import { makeSubject } from '../../../support/make-subject';

const PREFIX = 'arn:aws:ecs:eu-west-1:111122223333';
const TASK_SET = `${PREFIX}:task-set/prod/payments-api/ecs-svc/123`;

/** What is alike for the types whose answers are lists. */
const LISTED = [
  {
    type: 'AWS::ECS::Cluster',
    operation: 'DescribeClusters',
    arn: `${PREFIX}:cluster/prod`,
    named: 'Arn',
    list: 'clusters',
    apiName: 'clusterArn',
    request: { clusters: [`${PREFIX}:cluster/prod`], include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] },
    shape: cluster,
    // What the API calls otherwise.
    ofCloudFormation: ['Arn', 'ClusterSettings'],
    ofApi: { settings: [{ name: 'containerInsights', value: 'enabled' }] },
    absent: [],
  },
  {
    type: 'AWS::ECS::CapacityProvider',
    operation: 'DescribeCapacityProviders',
    arn: `${PREFIX}:capacity-provider/spot`,
    named: 'CapacityProviderArn',
    list: 'capacityProviders',
    apiName: 'capacityProviderArn',
    request: { capacityProviders: [`${PREFIX}:capacity-provider/spot`], include: ['TAGS'] },
    shape: capacityProvider,
    ofCloudFormation: ['CapacityProviderArn'],
    ofApi: {},
    absent: [],
  },
  {
    type: 'AWS::ECS::TaskSet',
    operation: 'DescribeTaskSets',
    arn: TASK_SET,
    named: 'TaskSetArn',
    list: 'taskSets',
    apiName: 'taskSetArn',
    request: { cluster: 'prod', service: 'payments-api', taskSets: [TASK_SET], include: ['TAGS'] },
    shape: taskSet,
    ofCloudFormation: ['Cluster', 'Service', 'TaskSetArn', 'VolumeConfigurations'],
    ofApi: { clusterArn: `${PREFIX}:cluster/prod`, serviceArn: `${PREFIX}:service/prod/payments-api` },
    absent: ['VolumeConfigurations'],
  },
] as const;

function describing(operation: string, answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ [operation]: answer });
  return {
    descriptions: ecsDescriptions(
      new ECSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

describe.each(LISTED)('the description of $type', ({ type, operation, arn, named, list, apiName, ...given }) => {
  const subject = makeSubject({ type, arn: null, configuration: { [named]: arn } });

  it('keeps every member that a policy can read, so that a setting is never taken for absent', async () => {
    const written = { ...filledMembers(given.shape, given.ofCloudFormation), ...given.ofApi, [apiName]: arn };
    const { descriptions, calls } = describing(operation, { body: { [list]: [written] } });

    const answer = await descriptions[type](subject);

    const found = normaliseConfiguration(type, answer ?? null, { absence: 'default' });
    expect(missingPlaces(normaliseConfiguration(type, written, { absence: 'default' }), found)).toEqual([]);
    expect(Object.keys(given.shape.members).filter((name) => !Object.hasOwn(found, name))).toEqual(given.absent);
    expect(calls).toEqual([{ operation, request: given.request }]);
  });

  it('asks by the ARN of the item where the configuration has none', async () => {
    const unknown = unknownValue('unresolved-reference', '!Ref Arn');
    const { descriptions } = describing(operation, { body: { [list]: [{ [apiName]: arn }] } });

    const answer = await descriptions[type](makeSubject({ type, arn, configuration: { [named]: unknown } }));

    expect(answer).toEqual({ [apiName]: arn });
  });

  it('answers undefined for what ECS does not know', async () => {
    const { descriptions } = describing(operation, { body: { [list]: [], failures: [{ arn, reason: 'MISSING' }] } });

    const answer = await descriptions[type](subject);

    expect(answer).toBeUndefined();
  });

  it.each([
    ['an empty answer', { body: {} }, 'neither what was asked for nor a failure'],
    ['another one', { body: { [list]: [{ [apiName]: `${arn}2` }] } }, 'neither what was asked for nor a failure'],
    ['another failure', { body: { failures: [{ reason: 'ACCESS' }] } }, 'failure ACCESS'],
    ['a refusal', { error: 'AccessDeniedException' }, `Allow ecs:${operation}`],
  ])('fails on %s', async (_, given, words) => {
    const { descriptions } = describing(operation, given);

    const failure = await failureOf(descriptions[type](subject));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(`ecs:${operation} on ${arn}`);
    expect(failure.message).toContain(words);
  });

  it('fails without an ARN', async () => {
    const { descriptions, calls } = describing(operation, { body: {} });

    const failure = await failureOf(descriptions[type](makeSubject({ type, arn: null, configuration: {} })));

    expect(failure.message).toContain(`ecs:${operation} was not called`);
    expect(calls).toEqual([]);
  });
});

describe('the description of AWS::ECS::TaskSet in particular', () => {
  const type = 'AWS::ECS::TaskSet';

  it('asks in the cluster and service that the configuration names', async () => {
    const configuration = { TaskSetArn: TASK_SET, Cluster: 'other', Service: 'web' };
    const { descriptions, calls } = describing('DescribeTaskSets', { body: { taskSets: [{ taskSetArn: TASK_SET }] } });

    await descriptions[type](makeSubject({ type, configuration }));

    expect(calls).toMatchObject([{ request: { cluster: 'other', service: 'web' } }]);
  });

  it.each([
    'ClusterNotFoundException',
    'ServiceNotFoundException',
    'ServiceNotActiveException',
    'TaskSetNotFoundException',
  ])('answers undefined after %s', async (error) => {
    const { descriptions } = describing('DescribeTaskSets', { error });

    const answer = await descriptions[type](makeSubject({ type, arn: TASK_SET, configuration: {} }));

    expect(answer).toBeUndefined();
  });

  it.each([
    ['service', `${PREFIX}:task-set/prod`],
    ['cluster', 'task-set'],
  ])('fails where nothing names the %s', async (_, arn) => {
    const { descriptions, calls } = describing('DescribeTaskSets', { body: {} });

    const failure = await failureOf(descriptions[type](makeSubject({ type, configuration: { TaskSetArn: arn } })));

    expect(failure.message).toContain('ecs:DescribeTaskSets was not called');
    expect(calls).toEqual([]);
  });
});

describe('the description of AWS::ECS::TaskDefinition', () => {
  const arn = `${PREFIX}:task-definition/web:37`;

  function taskDefinition(subject: Partial<Subject>, answer: FakeAnswer) {
    const { descriptions, calls } = describing('DescribeTaskDefinition', answer);
    return { answer: descriptions['AWS::ECS::TaskDefinition'](makeSubject(subject)), calls };
  }

  it.each([
    ['configuration', { arn: null, configuration: { TaskDefinitionArn: arn } }],
    ['item', { arn, configuration: {} }],
  ])('is of the revision that the %s names, with its tags', async (_, subject) => {
    const { answer, calls } = taskDefinition(subject, {
      body: { taskDefinition: { taskDefinitionArn: arn, family: 'web' }, tags: [{ key: 'Team', value: 'payments' }] },
    });

    await expect(answer).resolves.toEqual({
      taskDefinitionArn: arn,
      family: 'web',
      Tags: [{ key: 'Team', value: 'payments' }],
    });
    expect(calls).toEqual([
      { operation: 'DescribeTaskDefinition', request: { taskDefinition: arn, include: ['TAGS'] } },
    ]);
  });

  it.each([
    ['an empty answer', { body: {} }, 'answered with no task definition'],
    ['ClientException', { error: 'ClientException' }, 'failed with ClientException'],
    ['a refusal', { error: 'AccessDeniedException' }, 'Allow ecs:DescribeTaskDefinition'],
  ])('fails on %s', async (_, given, words) => {
    const { answer } = taskDefinition({ arn, configuration: {} }, given);

    const failure = await failureOf(answer);

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(words);
  });

  it('fails without an ARN, because a family alone names another revision later', async () => {
    const { answer, calls } = taskDefinition({ arn: null, id: 'web', configuration: { Family: 'web' } }, { body: {} });

    const failure = await failureOf(answer);

    expect(failure.message).toContain('ecs:DescribeTaskDefinition was not called: the configuration of web');
    expect(calls).toEqual([]);
  });
});
