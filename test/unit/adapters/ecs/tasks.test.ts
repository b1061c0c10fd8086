import { ECSClient } from '@aws-sdk/client-ecs';

import { ecsTasks } from '../../../../adapters/ecs/tasks';
import { wireSettings, type WireAnswer } from '../../../support/aws';
import { failureOf } from '../../../support/failure-of';

const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';
const TASK = 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d';
const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37';

type Answers = Partial<Record<string, WireAnswer>>;

function tasksAnswering(answers: Answers) {
  const calls: { operation: string; request: unknown }[] = [];
  const client = new ECSClient(
    wireSettings((operation, request) => {
      calls.push({ operation, request });
      const answer = answers[operation];
      if (answer === undefined) throw new Error(`unexpected ${operation}`);
      return answer;
    }),
  );
  return { tasks: ecsTasks(client), calls };
}

function described(task: Record<string, unknown>): WireAnswer {
  return { status: 200, body: { tasks: [{ taskArn: TASK, taskDefinitionArn: DEFINITION, ...task }], failures: [] } };
}

function refusal(type: string, message = 'canary-payload'): WireAnswer {
  return { status: 400, body: { __type: type, message } };
}

describe('ecsTasks.describe', () => {
  it('reads desired status, definition and the reason of a stop', async () => {
    const { tasks, calls } = tasksAnswering({
      DescribeTasks: described({ desiredStatus: 'STOPPED', stoppedReason: 'by hand', somethingNew: 1 }),
    });

    const state = await tasks.describe(CLUSTER, TASK);

    expect(state).toEqual({
      taskArn: TASK,
      desiredStatus: 'STOPPED',
      taskDefinitionArn: DEFINITION,
      stoppedReason: 'by hand',
    });
    expect(calls).toEqual([{ operation: 'DescribeTasks', request: { cluster: CLUSTER, tasks: [TASK] } }]);
  });

  it.each([
    ['MISSING', { status: 200, body: { tasks: [], failures: [{ arn: TASK, reason: 'MISSING' }] } }],
    ['MISSING without an ARN', { status: 200, body: { tasks: [], failures: [{ reason: 'MISSING' }] } }],
    ['a cluster that is gone', refusal('ClusterNotFoundException')],
  ])('answers undefined for %s', async (_, answer) => {
    const { tasks } = tasksAnswering({ DescribeTasks: answer });

    const state = await tasks.describe(CLUSTER, TASK);

    expect(state).toBeUndefined();
  });

  it.each([
    ['neither task nor failure', { status: 200, body: {} }, 'neither the task nor a failure'],
    ['the task of somebody else', described({ taskArn: `${TASK}0`, desiredStatus: 'RUNNING' }), 'neither the task'],
    ['a task without desired status', described({}), 'neither the task'],
    ['another failure', { status: 200, body: { failures: [{ arn: TASK, reason: 'INACTIVE' }] } }, 'failure INACTIVE'],
    ['a failure without reason', { status: 200, body: { failures: [{ arn: TASK }] } }, 'failure'],
    ['AccessDenied', refusal('AccessDeniedException'), 'failed with AccessDeniedException. Allow ecs:DescribeTasks'],
    ['throttling', refusal('ThrottlingException'), 'failed with ThrottlingException'],
  ])('fails on %s', async (_, answer, words) => {
    const { tasks } = tasksAnswering({ DescribeTasks: answer });

    const error = await failureOf(tasks.describe(CLUSTER, TASK));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(error.message).toContain(words);
    expect(error.message).not.toContain('canary');
  });
});

describe('ecsTasks.stop', () => {
  it('stops the task with the reason', async () => {
    const { tasks, calls } = tasksAnswering({ StopTask: { status: 200, body: { task: {} } } });

    await tasks.stop(CLUSTER, TASK, 'because');

    expect(calls).toEqual([{ operation: 'StopTask', request: { cluster: CLUSTER, task: TASK, reason: 'because' } }]);
  });

  it.each([
    ['that ECS no longer knows', { status: 200, body: { failures: [{ arn: TASK, reason: 'MISSING' }] } }],
    ['that is stopping already', described({ desiredStatus: 'STOPPED' })],
    ['whose cluster is gone', refusal('ClusterNotFoundException')],
  ])('counts a task as stopped %s', async (_, answer) => {
    const { tasks, calls } = tasksAnswering({
      StopTask: refusal('InvalidParameterException', 'The referenced task was not found.'),
      DescribeTasks: answer,
    });

    await tasks.stop(CLUSTER, TASK, 'because');

    expect(calls.map(({ operation }) => operation)).toEqual(['StopTask', 'DescribeTasks']);
  });

  it('fails when ECS finds the request invalid and the task still runs', async () => {
    const { tasks } = tasksAnswering({
      StopTask: refusal('InvalidParameterException', 'reason is too long'),
      DescribeTasks: described({ desiredStatus: 'RUNNING' }),
    });

    const error = await failureOf(tasks.stop(CLUSTER, TASK, 'because'));

    expect(error.message).toContain('ecs:StopTask');
    expect(error.message).toContain('InvalidParameterException');
  });

  it.each(['AccessDeniedException', 'ThrottlingException', 'ServerException'])(
    'fails on %s without asking for the task',
    async (name) => {
      const { tasks, calls } = tasksAnswering({ StopTask: refusal(name) });

      const error = await failureOf(tasks.stop(CLUSTER, TASK, 'because'));

      expect(error.code).toBe('AWS_CALL_FAILED');
      expect(error.message).toContain(`ecs:StopTask on ${TASK} failed with ${name}.`);
      expect(error.message).not.toContain('canary');
      expect(calls).toHaveLength(1);
    },
  );
});
