import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { dynamoStopperState } from '../../../../adapters/dynamodb/stopper-state';
import type { ActionRecord, SeenTask } from '../../../../core/facts/stopper-state';
import { wireSettings, type WireAnswer } from '../../../support/aws';
import { failureOf } from '../../../support/failure-of';

const TASK: SeenTask = {
  taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d',
  version: 3,
  taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37',
  policyDigest: 'sha256:ab',
  seenAt: new Date('2026-11-03T09:15:05.000Z'),
};

const ACTION: ActionRecord = {
  id: 'f00d',
  action: 'stop',
  target: TASK.taskArn,
  policyDigest: 'sha256:ab',
  state: 'INTENT',
  leaseUntil: new Date('2026-11-03T09:15:35.000Z'),
  attempts: 1,
  outcome: null,
  noticed: null,
};

const ACTION_ITEM = {
  pk: { S: 'ACTION#f00d' },
  action: { S: 'stop' },
  target: { S: TASK.taskArn },
  policyDigest: { S: 'sha256:ab' },
  state: { S: 'INTENT' },
  leaseUntil: { N: '1793697335000' },
  attempts: { N: '1' },
  expiresAt: { N: '1796289335' },
};

function stateAnswering(answer: WireAnswer) {
  const requests: unknown[] = [];
  const client = new DynamoDBClient(
    wireSettings((operation, request) => {
      requests.push({ operation, request });
      return answer;
    }),
  );
  return { state: dynamoStopperState(client, 'ecs-guardrails-state'), requests };
}

const WRITTEN: WireAnswer = { status: 200, body: {} };

function inTheWay(item: unknown): WireAnswer {
  const type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
  return { status: 400, body: { __type: type, message: 'The conditional request failed', Item: item } };
}

describe('dynamoStopperState.see', () => {
  it('writes the task only over an older version', async () => {
    const { state, requests } = stateAnswering(WRITTEN);

    const sighting = await state.see(TASK);

    expect(sighting).toBe('newer');
    expect(requests).toEqual([
      {
        operation: 'PutItem',
        request: {
          TableName: 'ecs-guardrails-state',
          Item: {
            pk: { S: `TASK#${TASK.taskArn}` },
            version: { N: '3' },
            taskDefinitionArn: { S: TASK.taskDefinitionArn },
            policyDigest: { S: 'sha256:ab' },
            seenAt: { S: '2026-11-03T09:15:05.000Z' },
            expiresAt: { N: '1796289305' },
          },
          ConditionExpression: 'attribute_not_exists(#pk) OR #version < :version',
          ExpressionAttributeNames: { '#pk': 'pk', '#version': 'version' },
          ExpressionAttributeValues: { ':version': { N: '3' } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]);
  });

  it.each([
    ['same', '3'],
    ['older', '4'],
  ])('answers %s when version %s is stored', async (expected, version) => {
    const { state } = stateAnswering(inTheWay({ pk: { S: 'TASK#x' }, version: { N: version } }));

    const sighting = await state.see(TASK);

    expect(sighting).toBe(expected);
  });

  it.each([
    ['no item', undefined],
    ['no version', { pk: { S: 'TASK#x' } }],
    ['a version that is a text', { version: { S: '3' } }],
    ['a version that is no number', { version: { N: 'three' } }],
  ])('fails when the stored row has %s', async (_, item) => {
    const { state } = stateAnswering(inTheWay(item));

    const error = await failureOf(state.see(TASK));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(error.message).toContain('no readable version');
  });
});

describe('dynamoStopperState.create', () => {
  it('writes the action only where none stands', async () => {
    const { state, requests } = stateAnswering(WRITTEN);

    const stored = await state.create(ACTION);

    expect(stored).toBeUndefined();
    expect(requests).toEqual([
      {
        operation: 'PutItem',
        request: {
          TableName: 'ecs-guardrails-state',
          Item: ACTION_ITEM,
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]);
  });

  it('answers the action that stands there, as it was written', async () => {
    const finished: ActionRecord = { ...ACTION, state: 'FAILED', outcome: 'STOPPED', noticed: 'STOP_FAILED' };
    const { state } = stateAnswering(
      inTheWay({ ...ACTION_ITEM, state: { S: 'FAILED' }, outcome: { S: 'STOPPED' }, noticed: { S: 'STOP_FAILED' } }),
    );

    const stored = await state.create(ACTION);

    expect(stored).toEqual(finished);
  });

  it.each([
    ['is of another kind', { ...ACTION_ITEM, pk: { S: 'TASK#f00d' } }],
    ['has an unknown state', { ...ACTION_ITEM, state: { S: 'PERHAPS' } }],
    ['has no lease', { ...ACTION_ITEM, leaseUntil: { N: '-1' } }],
    ['is empty', {}],
  ])('fails when what stands there %s: nothing is done on a guess', async (_, item) => {
    const { state } = stateAnswering(inTheWay(item));

    const error = await failureOf(state.create(ACTION));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(error.message).toContain('cannot be read');
  });
});

describe('dynamoStopperState.replace', () => {
  it('writes only over the state and lease that were seen', async () => {
    const { state, requests } = stateAnswering(WRITTEN);

    const won = await state.replace(ACTION, { ...ACTION, state: 'DONE', outcome: 'STOPPED', noticed: 'STOPPED' });

    expect(won).toBe(true);
    expect(requests).toEqual([
      {
        operation: 'PutItem',
        request: {
          TableName: 'ecs-guardrails-state',
          Item: { ...ACTION_ITEM, state: { S: 'DONE' }, outcome: { S: 'STOPPED' }, noticed: { S: 'STOPPED' } },
          ConditionExpression: '#state = :state AND #lease = :lease',
          ExpressionAttributeNames: { '#state': 'state', '#lease': 'leaseUntil' },
          ExpressionAttributeValues: { ':state': { S: 'INTENT' }, ':lease': { N: '1793697335000' } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ]);
  });

  it('answers false when somebody else was faster', async () => {
    const { state } = stateAnswering(inTheWay(ACTION_ITEM));

    const won = await state.replace(ACTION, { ...ACTION, state: 'DONE' });

    expect(won).toBe(false);
  });

  it.each([
    ['AccessDeniedException', "Allow dynamodb:PutItem in the function's role"],
    ['ProvisionedThroughputExceededException', 'quotas and health'],
  ])('fails on %s', async (name, advice) => {
    const { state } = stateAnswering({ status: 400, body: { __type: name, message: 'canary-payload' } });

    const error = await failureOf(state.replace(ACTION, ACTION));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(error.message).toContain(`failed with ${name}`);
    expect(error.message).toContain(advice);
    expect(error.message).not.toContain('canary');
  });
});
