import { ECSClient } from '@aws-sdk/client-ecs';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecsTaskDefinitionRegistry } from '../../../../adapters/ecs/task-definition-registry';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:12';
const DEFINITION = { taskDefinitionArn: ARN, family: 'web', revision: 12, registeredAt: 1_777_885_961 };

function registryAnswering(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  return {
    registry: ecsTaskDefinitionRegistry(
      new ECSClient(settings),
      awsCalls(() => 30_000),
    ),
    calls,
  };
}

describe('the newest revision', () => {
  it('is described with its tags, and with what the client does not know', async () => {
    const body = {
      taskDefinition: { ...DEFINITION, containerDefinitions: [{ name: 'a', unheard: 1 }] },
      tags: [{ key: 'k', value: 'v' }],
    };
    const { registry, calls } = registryAnswering({ DescribeTaskDefinition: { body } });

    const found = await registry.newest('web');

    expect(calls[0]?.request).toEqual({ taskDefinition: 'web', include: ['TAGS'] });
    expect(found).toMatchObject({
      arn: ARN,
      family: 'web',
      revision: 12,
      definition: { containerDefinitions: [{ name: 'a' }], registeredAt: '2026-05-04T09:12:41.000Z' },
      tags: [{ key: 'k', value: 'v' }],
      unmodelled: ['/containerDefinitions/0/unheard'],
    });
  });

  it('may have no tags', async () => {
    const { registry } = registryAnswering({ DescribeTaskDefinition: { body: { taskDefinition: DEFINITION } } });

    const found = await registry.newest('web');

    expect(found).toMatchObject({ tags: [], unmodelled: [] });
  });

  it('is not there when ECS says so', async () => {
    const { registry } = registryAnswering({ DescribeTaskDefinition: { error: 'ClientException' } });

    const found = await registry.newest('web');

    expect(found).toBeUndefined();
  });

  it.each<[string, FakeAnswers]>([
    ['ECS refuses', { DescribeTaskDefinition: { error: 'AccessDeniedException' } }],
    ['ECS answers nothing', { DescribeTaskDefinition: { body: {} } }],
    ['ECS answers no revision', { DescribeTaskDefinition: { body: { taskDefinition: { taskDefinitionArn: ARN } } } }],
    ['ECS answers no ARN', { DescribeTaskDefinition: { body: { taskDefinition: { revision: 1 } } } }],
    ['ECS answers no JSON', { DescribeTaskDefinition: { body: '<html>' } }],
    ['ECS answers a list', { DescribeTaskDefinition: { body: '[]' } }],
  ])('is an error when %s', async (_, answers) => {
    const { registry } = registryAnswering(answers);

    const failure = await failureOf(registry.newest('web'));

    expect(failure.code).toBe('AWS_CALL_FAILED');
  });
});

describe('registering', () => {
  const request = {
    family: 'web',
    containerDefinitions: [{ name: 'a', image: 'x' }],
    tags: [{ key: 'k', value: 'v' }],
  };

  it('sends the request and answers the revision', async () => {
    const body = { taskDefinition: { ...DEFINITION, revision: 13 } };
    const { registry, calls } = registryAnswering({ RegisterTaskDefinition: { body } });

    const registered = await registry.register(request);

    expect(calls[0]?.request).toEqual(request);
    expect(registered).toEqual({ arn: ARN, revision: 13 });
  });

  it.each([[{}], [{ family: 'web' }], [{ containerDefinitions: [] }]])(
    'refuses %j before it calls',
    async (incomplete) => {
      const { registry, calls } = registryAnswering({});

      const failure = await failureOf(registry.register(incomplete));

      expect(failure.code).toBe('AWS_CALL_FAILED');
      expect(calls).toEqual([]);
    },
  );

  it.each([[{}], [{ taskDefinition: { revision: 1 } }], [{ taskDefinition: { taskDefinitionArn: ARN } }]])(
    'is an error when ECS answers %j',
    async (body) => {
      const { registry } = registryAnswering({ RegisterTaskDefinition: { body } });

      const failure = await failureOf(registry.register(request));

      expect(failure.code).toBe('AWS_CALL_FAILED');
    },
  );
});
