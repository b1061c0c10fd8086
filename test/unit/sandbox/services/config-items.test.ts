import { Recorder } from '../../../../sandbox/config-rules/recorder';
import { textOf } from '../../../../sandbox/json';
import { SandboxClock } from '../../../../sandbox/sandbox-clock';
import { configItems } from '../../../../sandbox/services/config-items';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };
const PLACE = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const TYPE = 'AWS::ECR::Repository';

function repository(resourceId: string, settings: object = {}) {
  return {
    resourceType: TYPE,
    resourceId,
    resourceName: resourceId,
    arn: `arn:aws:ecr:eu-west-1:111122223333:repository/${resourceId}`,
    tags: { team: 'a' },
    configuration: { RepositoryName: resourceId, ...settings },
  };
}

let recorder: Recorder;

beforeEach(() => {
  recorder = new Recorder(PLACE, new SandboxClock());
  recorder.record([repository('web'), repository('jobs'), repository('tools')]);
  recorder.record([repository('web', { ImageTagMutability: 'IMMUTABLE' })]);
});

async function call(operation: string, input: object): Promise<object> {
  const run = new Map(configItems(recorder)).get(operation);
  return (await run?.(input, CONTEXT)) ?? {};
}

describe('ListDiscoveredResources', () => {
  it('lists what was recorded of a type, in pages', async () => {
    const first = await call('ListDiscoveredResources', { resourceType: TYPE, limit: 2 });
    const second = await call('ListDiscoveredResources', { resourceType: TYPE, limit: 2, nextToken: 'page-2' });

    expect(first).toEqual({
      resourceIdentifiers: [
        { resourceType: TYPE, resourceId: 'web', resourceName: 'web' },
        { resourceType: TYPE, resourceId: 'jobs', resourceName: 'jobs' },
      ],
      nextToken: 'page-2',
    });
    expect(second).toEqual({
      resourceIdentifiers: [{ resourceType: TYPE, resourceId: 'tools', resourceName: 'tools' }],
    });
  });

  it('lists nothing of a type of which nothing was recorded', async () => {
    const listed = await call('ListDiscoveredResources', { resourceType: 'AWS::IAM::Role' });

    expect(listed).toEqual({ resourceIdentifiers: [] });
  });

  it.each([
    ['a page of 101', { limit: 101 }, 'ValidationException'],
    ['a token of its own making', { nextToken: 'x' }, 'InvalidNextTokenException'],
    ['a filter that it does not know', { resourceIds: ['web'] }, 'SandboxUnsupportedOperation'],
  ])('refuses %s', async (_what, settings, code) => {
    const listed = call('ListDiscoveredResources', { resourceType: TYPE, ...settings });

    await expect(listed).rejects.toMatchObject({ code });
  });
});

describe('BatchGetResourceConfig', () => {
  it('answers the newest items in the form of the API, without tags and without what is not recorded', async () => {
    const resourceKeys = ['web', 'gone'].map((resourceId) => ({ resourceType: TYPE, resourceId }));

    const answer = await call('BatchGetResourceConfig', { resourceKeys });

    expect(answer).toEqual({
      baseConfigurationItems: [
        {
          version: '1.3',
          accountId: '111122223333',
          configurationItemCaptureTime: expect.any(Number),
          configurationItemStatus: 'OK',
          configurationStateId: expect.stringMatching(/^\d+$/),
          arn: 'arn:aws:ecr:eu-west-1:111122223333:repository/web',
          resourceType: TYPE,
          resourceId: 'web',
          resourceName: 'web',
          awsRegion: 'eu-west-1',
          availabilityZone: 'Regional',
          configuration: '{"RepositoryName":"web","ImageTagMutability":"IMMUTABLE"}',
          supplementaryConfiguration: {},
        },
      ],
    });
  });

  it('takes 100 keys and no more', async () => {
    const keys = (count: number) => Array.from({ length: count }, () => ({ resourceType: TYPE, resourceId: 'gone' }));

    const [hundred, more] = await Promise.allSettled([
      call('BatchGetResourceConfig', { resourceKeys: keys(100) }),
      call('BatchGetResourceConfig', { resourceKeys: keys(101) }),
    ]);

    expect(hundred.status).toBe('fulfilled');
    expect(more).toMatchObject({ reason: { code: 'ValidationException' } });
  });
});

describe('GetResourceConfigHistory', () => {
  it('answers the newest item first, or the oldest', async () => {
    const history = { resourceType: TYPE, resourceId: 'web' };

    const reverse = await call('GetResourceConfigHistory', { ...history, limit: 1 });
    const forward = await call('GetResourceConfigHistory', { ...history, chronologicalOrder: 'Forward' });

    expect(reverse).toMatchObject({
      configurationItems: [{ configurationItemStatus: 'OK', tags: { team: 'a' } }],
      nextToken: 'page-1',
    });
    expect(forward).toMatchObject({
      configurationItems: [{ configurationItemStatus: 'ResourceDiscovered' }, { configurationItemStatus: 'OK' }],
    });
  });

  it('ends with the item of the later time', async () => {
    const [first = {}] = recorder.history(TYPE, 'web');
    const laterTime = Date.parse(textOf(first, 'configurationItemCaptureTime')) / 1_000;

    const history = await call('GetResourceConfigHistory', { resourceType: TYPE, resourceId: 'web', laterTime });

    expect(history).toMatchObject({ configurationItems: [{ configurationItemCaptureTime: laterTime }] });
  });

  it('says that a resource was never discovered', async () => {
    const history = call('GetResourceConfigHistory', { resourceType: TYPE, resourceId: 'gone' });

    await expect(history).rejects.toMatchObject({ code: 'ResourceNotDiscoveredException' });
  });
});
