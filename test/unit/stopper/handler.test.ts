import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeTaskDefinitionCommand, DescribeTasksCommand, ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

import { handler } from '../../../stopper/handler';
import { stubClient } from '../../support/aws';
import { failureOf } from '../../support/failure-of';
import { definitionArn, taskArn, taskEvent } from './support/task-event';

const ecs = stubClient(ECSClient);
const dynamodb = stubClient(DynamoDBClient);
const sns = stubClient(SNSClient);
const ssm = stubClient(SSMClient);

const ENFORCING = {
  ECS_GUARDRAILS_STOPPER_MODE: 'enforce',
  ECS_GUARDRAILS_STATE_TABLE: 'table',
  ECS_GUARDRAILS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:t',
};

const CONTEXT = {
  awsRequestId: 'request-1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-stopper',
  getRemainingTimeInMillis: () => 30_000,
};

const SETTINGS = [
  'ECS_GUARDRAILS_STOPPER_MODE',
  'ECS_GUARDRAILS_STATE_TABLE',
  'ECS_GUARDRAILS_TOPIC_ARN',
  'ECS_GUARDRAILS_KILL_SWITCH',
];

let serial = 0;

/** A batch with one event of a task that no earlier test has seen. */
function batch() {
  serial += 1;
  const event = taskEvent({ task: `task-${serial}`, time: new Date().toISOString() });
  const task = {
    taskArn: taskArn(`task-${serial}`),
    desiredStatus: 'RUNNING',
    taskDefinitionArn: definitionArn('web:37'),
  };
  ecs.on(DescribeTasksCommand).resolves({ tasks: [task] });
  return { Records: [{ messageId: 'm-0', body: JSON.stringify(event) }] };
}

function given(settings: Readonly<Record<string, string>>): void {
  for (const name of SETTINGS) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, settings);
}

function calls(): string[] {
  return [ecs, dynamodb, sns].flatMap((client) => client.calls().map(({ args }) => args[0].constructor.name));
}

let logged: string[] = [];

beforeEach(() => {
  logged = [];
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  }
  const containerDefinitions = [{ name: 'web', image: 'web:1.4', privileged: true }];
  const taskDefinition = { taskDefinitionArn: definitionArn('web:37'), family: 'web', containerDefinitions };
  ecs.on(DescribeTaskDefinitionCommand).resolves({ taskDefinition });
  ecs.on(StopTaskCommand).resolves({});
  dynamodb.on(PutItemCommand).resolves({});
  sns.on(PublishCommand).resolves({});
});

afterEach(() => {
  jest.restoreAllMocks();
  for (const client of [ecs, dynamodb, sns, ssm]) client.reset();
  given({});
});

afterAll(() => {
  for (const client of [ecs, dynamodb, sns, ssm]) client.restore();
});

describe('stopper handler', () => {
  it('A3: makes no mutating call but to its own table when only the table is set', async () => {
    given({ ECS_GUARDRAILS_STATE_TABLE: 'table' });

    const response = await handler(batch(), CONTEXT);

    expect(response).toEqual({ batchItemFailures: [] });
    expect(calls()).toEqual([
      'DescribeTaskDefinitionCommand',
      'DescribeTasksCommand',
      'PutItemCommand',
      'PutItemCommand',
      'PutItemCommand',
    ]);
    expect(dynamodb.commandCalls(PutItemCommand).map(({ args }) => args[0].input.TableName)).toEqual([
      'table',
      'table',
      'table',
    ]);
  });

  it.each([
    ['engaged', 'monitor', 0],
    ['disengaged', 'enforce', 1],
  ])('A7: reads the kill switch: %s leaves mode %s', async (value, _mode, stops) => {
    given({ ...ENFORCING, ECS_GUARDRAILS_KILL_SWITCH: `/ecs-guardrails/${value}` });
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: value } });

    const response = await handler(batch(), CONTEXT);

    expect(response.batchItemFailures).toEqual([]);
    expect(ecs.commandCalls(StopTaskCommand)).toHaveLength(stops);
  });

  it('A7: stops nothing while the kill switch cannot be read', async () => {
    given({ ...ENFORCING, ECS_GUARDRAILS_KILL_SWITCH: '/ecs-guardrails/denied' });
    ssm.on(GetParameterCommand).rejects(new Error('denied'));

    await handler(batch(), CONTEXT);

    expect(ecs.commandCalls(StopTaskCommand)).toEqual([]);
    expect(logged.join('')).toContain('The kill switch is engaged, or cannot be read');
  });

  it('stops and tells in mode enforce', async () => {
    given({
      ECS_GUARDRAILS_STATE_TABLE: 'table',
      ECS_GUARDRAILS_STOPPER_MODE: 'enforce',
      ECS_GUARDRAILS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:t',
    });

    const response = await handler(batch(), CONTEXT);

    expect(response).toEqual({ batchItemFailures: [] });
    expect(ecs.commandCalls(StopTaskCommand).map(({ args }) => args[0].input.task)).toEqual([
      taskArn(`task-${serial}`),
    ]);
    expect(sns.commandCalls(PublishCommand)).toHaveLength(1);
  });

  it('O22: two stacks in one account share neither table nor topic', async () => {
    const topics = ['one', 'two'].map((name) => `arn:aws:sns:eu-west-1:111122223333:${name}`);
    for (const [index, topic] of topics.entries()) {
      given({
        ECS_GUARDRAILS_STATE_TABLE: `table-${index}`,
        ECS_GUARDRAILS_STOPPER_MODE: 'notify',
        ECS_GUARDRAILS_TOPIC_ARN: topic,
      });
      await handler(batch(), CONTEXT);
    }

    const tables = dynamodb.commandCalls(PutItemCommand).map(({ args }) => args[0].input.TableName);
    expect(tables).toEqual([
      ...Array.from({ length: 3 }, () => 'table-0'),
      ...Array.from({ length: 3 }, () => 'table-1'),
    ]);
    expect(sns.commandCalls(PublishCommand).map(({ args }) => args[0].input.TopicArn)).toEqual(topics);
  });

  it('does nothing in mode off, whatever comes', async () => {
    given({ ECS_GUARDRAILS_STOPPER_MODE: 'off' });

    const response = await handler('anything', CONTEXT);

    expect(response).toEqual({ batchItemFailures: [] });
    expect(calls()).toEqual([]);
  });

  it('monitors and logs an error for an unknown mode', async () => {
    given({ ECS_GUARDRAILS_STATE_TABLE: 'table', ECS_GUARDRAILS_STOPPER_MODE: 'enforced' });

    await handler(batch(), CONTEXT);

    expect(ecs.commandCalls(StopTaskCommand)).toEqual([]);
    expect(logged[0]).toContain('"level":"ERROR"');
    expect(logged[0]).toContain('ECS_GUARDRAILS_STOPPER_MODE');
  });

  it('fails as a whole without a state table, so that every message comes back', async () => {
    given({});

    const error = await failureOf(handler(batch(), CONTEXT));

    expect(error.code).toBe('SETTINGS_INVALID');
    expect(calls()).toEqual([]);
  });

  it('reports the message whose call failed, without quoting the error', async () => {
    given({ ECS_GUARDRAILS_STATE_TABLE: 'table' });
    dynamodb.on(PutItemCommand).rejects(Object.assign(new Error('canary'), { name: 'AccessDeniedException' }));

    const response = await handler(batch(), CONTEXT);

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
    expect(logged.join()).toContain('dynamodb:PutItem on table table failed with AccessDeniedException');
    expect(logged.join()).not.toContain('canary');
  });
});
