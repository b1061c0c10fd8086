import type { Service } from '../../../../sandbox/gateway/service';
import { Tables } from '../../../../sandbox/services/dynamodb';
import { Repositories } from '../../../../sandbox/services/ecr';
import { Topics } from '../../../../sandbox/services/sns';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:notices';

/** What an operation answers, or the code of its refusal. */
async function outcome(service: Service, operation: string, input: object): Promise<unknown> {
  try {
    return await service.operations.get(operation)?.(input, CONTEXT);
  } catch (thrown) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : thrown;
  }
}

describe('SNS Publish', () => {
  it.each([
    ['a subject of 101 characters', { Subject: 'x'.repeat(101) }, 'InvalidParameter'],
    ['a subject with a line break', { Subject: 'a\nb' }, 'InvalidParameter'],
    ['a subject that is not ASCII', { Subject: 'gestoppt – jetzt' }, 'InvalidParameter'],
    ['an empty subject', { Subject: '' }, 'InvalidParameter'],
    ['an empty message', { Message: '' }, 'InvalidParameter'],
    ['a message of more than 256 KB', { Message: 'x'.repeat(262_145) }, 'InvalidParameter'],
    ['a topic that is not there', { TopicArn: `${TOPIC}-2` }, 'NotFound'],
    ['a phone number', { PhoneNumber: '1' }, 'SandboxUnsupportedOperation'],
    [
      'an attribute without a value',
      { 'MessageAttributes.entry.1.Name': 'a', 'MessageAttributes.entry.1.Value.DataType': 'String' },
      'ParameterValueInvalid',
    ],
    [
      'a binary attribute',
      { 'MessageAttributes.entry.1.Name': 'a', 'MessageAttributes.entry.1.Value.BinaryValue': 'eA==' },
      'SandboxUnsupportedOperation',
    ],
  ])('refuses %s and publishes nothing', async (_what, settings, code) => {
    const topics = new Topics(new Set([TOPIC]));

    const result = await outcome(topics.service(), 'Publish', { TopicArn: TOPIC, Message: 'a', ...settings });

    expect(result).toBe(code);
    expect(topics.published).toEqual([]);
  });
});

describe('ECR PutImageTagMutability', () => {
  it.each([
    ['filters beside IMMUTABLE', { imageTagMutability: 'IMMUTABLE' }, true],
    ['no filters beside IMMUTABLE_WITH_EXCLUSION', { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' }, false],
    ['a setting that it does not know', { imageTagMutability: 'FROZEN' }, false],
  ])('refuses %s', async (_what, settings, filters) => {
    const repositories = new Repositories();
    repositories.put({ repositoryName: 'tools', imageTagMutability: 'MUTABLE' });
    const exclusion = { imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }] };

    const result = await outcome(repositories.service(), 'PutImageTagMutability', {
      repositoryName: 'tools',
      ...settings,
      ...(filters ? exclusion : {}),
    });

    expect(result).toMatch(/InvalidParameterException|SandboxUnsupportedOperation/);
    expect(repositories.all()).toEqual([{ repositoryName: 'tools', imageTagMutability: 'MUTABLE' }]);
  });

  it('drops former filters with IMMUTABLE', async () => {
    const repositories = new Repositories();
    repositories.put({
      repositoryName: 'tools',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    });

    await outcome(repositories.service(), 'PutImageTagMutability', {
      repositoryName: 'tools',
      imageTagMutability: 'IMMUTABLE',
    });

    expect(repositories.all()).toEqual([{ repositoryName: 'tools', imageTagMutability: 'IMMUTABLE' }]);
  });
});

describe('DynamoDB', () => {
  function tables(): Tables {
    return new Tables(new Map([['state', 'pk']]));
  }

  it('reads what was written, and nothing where nothing was', async () => {
    const service = tables().service();
    await outcome(service, 'PutItem', { TableName: 'state', Item: { pk: { S: 'a' }, n: { N: '1' } } });

    const [found, missing] = [
      await outcome(service, 'GetItem', { TableName: 'state', Key: { pk: { S: 'a' } } }),
      await outcome(service, 'GetItem', { TableName: 'state', Key: { pk: { S: 'b' } } }),
    ];

    expect(found).toEqual({ Item: { pk: { S: 'a' }, n: { N: '1' } } });
    expect(missing).toEqual({});
  });

  it('does not show what stood in the way unless asked', async () => {
    const service = tables().service();
    const input = { TableName: 'state', Item: { pk: { S: 'a' } }, ConditionExpression: 'attribute_not_exists(pk)' };
    await outcome(service, 'PutItem', input);

    const again = service.operations.get('PutItem');
    const put = () => again?.(input, CONTEXT);

    expect(put).toThrow(expect.objectContaining({ members: {} }));
  });

  it.each([
    ['a table that is not there', { TableName: 'other', Item: { pk: { S: 'a' } } }, /ResourceNotFoundException$/],
    ['an item without its key', { TableName: 'state', Item: { a: { S: 'a' } } }, /ValidationException$/],
    ['an empty key', { TableName: 'state', Item: { pk: { S: '' } } }, /ValidationException$/],
    ['a key of another type', { TableName: 'state', Item: { pk: { N: '1' } } }, /ValidationException$/],
    [
      'a number with a fraction',
      { TableName: 'state', Item: { pk: { S: 'a' }, n: { N: '1.5' } } },
      /ValidationException$/,
    ],
    [
      'a setting that it would have to ignore',
      { TableName: 'state', Item: { pk: { S: 'a' } }, ReturnValues: 'ALL_OLD' },
      /^SandboxUnsupportedOperation$/,
    ],
  ])('refuses %s', async (_what, input, code) => {
    const given = tables();

    const result = await outcome(given.service(), 'PutItem', input);

    expect(result).toMatch(code);
    expect(given.items('state')).toEqual([]);
  });
});
