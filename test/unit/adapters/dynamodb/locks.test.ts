import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { dynamoLocks } from '../../../../adapters/dynamodb/locks';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';

const DONE: FakeAnswers = { PutItem: { body: {} }, DeleteItem: { body: {} } };

function locksAnswering(answers: FakeAnswers = DONE) {
  const { settings, calls } = fakeEndpoint(answers);
  const client = new DynamoDBClient(settings);
  const locks = dynamoLocks(
    client,
    awsCalls(() => 30_000),
    { table: 'state', now: () => 1_000_000, holder: 'run-1' },
  );
  return { locks, calls };
}

describe('a lock', () => {
  it('D15: is taken for six minutes, over one that lapsed only, and given back', async () => {
    const { locks, calls } = locksAnswering();

    const answer = await locks.holding('family/web', () => Promise.resolve(5));

    expect(answer).toBe(5);
    expect(calls.map(({ operation }) => operation)).toEqual(['PutItem', 'DeleteItem']);
    expect(calls[0]?.request).toMatchObject({
      TableName: 'state',
      Item: {
        pk: { S: 'lock#family/web' },
        holder: { S: 'run-1' },
        leaseUntil: { N: '1360000' },
        expiresAt: { N: '1360' },
      },
      ConditionExpression: 'attribute_not_exists(#pk) OR leaseUntil < :now OR holder = :holder',
      ExpressionAttributeValues: { ':now': { N: '1000000' }, ':holder': { S: 'run-1' } },
    });
    expect(calls[1]?.request).toMatchObject({
      ConditionExpression: 'holder = :holder',
      Key: { pk: { S: 'lock#family/web' } },
    });
  });

  it('is given back when what was run fails', async () => {
    const { locks, calls } = locksAnswering();

    await expect(locks.holding('a', () => Promise.reject(new TypeError('no')))).rejects.toThrow('no');

    expect(calls.map(({ operation }) => operation)).toEqual(['PutItem', 'DeleteItem']);
  });

  it('D15: that somebody else holds keeps from running', async () => {
    const { locks } = locksAnswering({ PutItem: { error: 'ConditionalCheckFailedException' } });
    const run = jest.fn();

    const failure = await failureOf(locks.holding('family/web', run));

    expect(failure.code).toBe('ACTION_BUSY');
    expect(failure.message).toContain('"family/web"');
    expect(run).not.toHaveBeenCalled();
  });

  it('D15: that lapsed meanwhile is left to whoever has it now', async () => {
    const { locks } = locksAnswering({
      PutItem: { body: {} },
      DeleteItem: { error: 'ConditionalCheckFailedException' },
    });

    const answer = await locks.holding('a', () => Promise.resolve(5));

    expect(answer).toBe(5);
  });

  it.each<[string, FakeAnswers]>([
    ['taken', { PutItem: { error: 'AccessDeniedException' } }],
    ['given back', { PutItem: { body: {} }, DeleteItem: { error: 'AccessDeniedException' } }],
  ])('that cannot be %s is an error', async (_, answers) => {
    const { locks } = locksAnswering(answers);

    const failure = await failureOf(locks.holding('a', () => Promise.resolve(5)));

    expect(failure.code).toBe('AWS_CALL_FAILED');
  });
});
