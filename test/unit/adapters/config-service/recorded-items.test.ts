import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { configRecordedItems } from '../../../../adapters/config-service/recorded-items';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';

const TYPE = 'AWS::ECS::TaskDefinition';
const CAPTURED = new Date('2026-05-04T09:12:41.118Z');
const ITEM = {
  version: '1.3',
  accountId: '111122223333',
  arn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
  resourceType: TYPE,
  resourceId: 'payments-api',
  configurationItemCaptureTime: CAPTURED.getTime() / 1_000,
  configuration: '{"Family":"payments-api"}',
};

function itemsAnswering(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  const items = configRecordedItems(
    new ConfigServiceClient(settings),
    awsCalls(() => 30_000),
  );
  return { items, calls };
}

describe('the item of a time', () => {
  it('D7: is asked for up to that time, one at a time, through empty pages', async () => {
    const { items, calls } = itemsAnswering({
      GetResourceConfigHistory: [
        { body: { configurationItems: [], nextToken: 'older' } },
        { body: { configurationItems: [ITEM] } },
      ],
    });

    const item = await items.captured(TYPE, 'payments-api', CAPTURED);

    expect(item).toMatchObject({
      configuration: '{"Family":"payments-api"}',
      configurationItemCaptureTime: CAPTURED.toISOString(),
    });
    expect(calls.map(({ request }) => request)).toEqual([
      { resourceType: TYPE, resourceId: 'payments-api', laterTime: CAPTURED.getTime() / 1_000, limit: 1 },
      {
        resourceType: TYPE,
        resourceId: 'payments-api',
        laterTime: CAPTURED.getTime() / 1_000,
        limit: 1,
        nextToken: 'older',
      },
    ]);
  });

  it.each([
    ['there is none', []],
    ['the newest one before it is older', [{ ...ITEM, configurationItemCaptureTime: 1 }]],
    ['it says no time', [{ ...ITEM, configurationItemCaptureTime: undefined }]],
  ])('D7: is not there when %s', async (_, configurationItems) => {
    const { items } = itemsAnswering({ GetResourceConfigHistory: { body: { configurationItems } } });

    const item = await items.captured(TYPE, 'payments-api', CAPTURED);

    expect(item).toBeUndefined();
  });

  it('is not there in an answer without a list', async () => {
    const { items } = itemsAnswering({ GetResourceConfigHistory: { body: {} } });

    const item = await items.captured(TYPE, 'payments-api', CAPTURED);

    expect(item).toBeUndefined();
  });

  it('is an error when it may not be read, with the permission', async () => {
    const { items } = itemsAnswering({ GetResourceConfigHistory: { error: 'AccessDeniedException' } });

    const failure = await failureOf(items.captured(TYPE, 'payments-api', CAPTURED));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('Allow config:GetResourceConfigHistory');
  });

  it('is an error for a type that AWS Config does not record', async () => {
    const { items, calls } = itemsAnswering({});

    const failure = await failureOf(items.captured('AWS::::Account', '111122223333', CAPTURED));

    expect(failure.message).toContain('"AWS::::Account"');
    expect(calls).toEqual([]);
  });
});

describe('the resources that are there', () => {
  it('are all pages, each once', async () => {
    const { items, calls } = itemsAnswering({
      ListDiscoveredResources: [
        { body: { resourceIdentifiers: [{ resourceId: 'a' }, { resourceId: 'b' }], nextToken: '2' } },
        { body: { resourceIdentifiers: [{ resourceId: 'b' }] } },
      ],
    });

    const ids = await items.present(TYPE);

    expect(ids).toEqual(['a', 'b']);
    expect(calls[0]?.request).toEqual({ resourceType: TYPE, limit: 100 });
  });

  it('are none in an answer without a list', async () => {
    const { items } = itemsAnswering({ ListDiscoveredResources: { body: {} } });

    const ids = await items.present(TYPE);

    expect(ids).toEqual([]);
  });

  it.each<[string, FakeAnswers]>([
    ['a page fails', { ListDiscoveredResources: [{ body: { nextToken: '2' } }, { error: 'ThrottlingException' }] }],
    ['one has no id', { ListDiscoveredResources: { body: { resourceIdentifiers: [{}] } } }],
  ])('are an error when %s', async (_, answers) => {
    const { items } = itemsAnswering(answers);

    const failure = await failureOf(items.present(TYPE));

    expect(failure.code).toBe('AWS_CALL_FAILED');
  });
});

describe('the newest items', () => {
  it('are asked for again where AWS Config did not get to them', async () => {
    const { items, calls } = itemsAnswering({
      BatchGetResourceConfig: [
        {
          body: { baseConfigurationItems: [ITEM], unprocessedResourceKeys: [{ resourceType: TYPE, resourceId: 'b' }] },
        },
        { body: { baseConfigurationItems: [{ ...ITEM, resourceId: 'b' }] } },
      ],
    });

    const found = await items.newest(TYPE, ['payments-api', 'b']);

    expect(found.map((item) => item['resourceId'])).toEqual(['payments-api', 'b']);
    expect(calls[1]?.request).toEqual({ resourceKeys: [{ resourceType: TYPE, resourceId: 'b' }] });
  });

  it('are an error when AWS Config never gets to them', async () => {
    const unprocessedResourceKeys = [{ resourceType: TYPE, resourceId: 'b' }];
    const { items, calls } = itemsAnswering({ BatchGetResourceConfig: () => ({ body: { unprocessedResourceKeys } }) });

    const failure = await failureOf(items.newest(TYPE, ['b']));

    expect(failure.message).toContain('1 keys that it did not get to');
    expect(calls).toHaveLength(4);
  });
});

describe('the resources with a result', () => {
  const result = (ResourceType: string, ResourceId: string) => ({
    EvaluationResultIdentifier: { EvaluationResultQualifier: { ResourceType, ResourceId } },
  });

  it('are all pages of 100', async () => {
    const { items, calls } = itemsAnswering({
      GetComplianceDetailsByConfigRule: [
        { body: { EvaluationResults: [result(TYPE, 'a')], NextToken: '2' } },
        { body: { EvaluationResults: [result('AWS::ECS::Service', 'a')] } },
      ],
    });

    const found = await items.evaluated('a-rule');

    expect(found).toEqual([
      { resourceType: TYPE, resourceId: 'a' },
      { resourceType: 'AWS::ECS::Service', resourceId: 'a' },
    ]);
    expect(calls[1]?.request).toEqual({ ConfigRuleName: 'a-rule', Limit: 100, NextToken: '2' });
  });

  it('are none in an answer without a list', async () => {
    const { items } = itemsAnswering({ GetComplianceDetailsByConfigRule: { body: {} } });

    const found = await items.evaluated('a-rule');

    expect(found).toEqual([]);
  });

  it('are an error when one is of no resource', async () => {
    const { items } = itemsAnswering({ GetComplianceDetailsByConfigRule: { body: { EvaluationResults: [{}] } } });

    const failure = await failureOf(items.evaluated('a-rule'));

    expect(failure.code).toBe('AWS_CALL_FAILED');
  });
});
