import { failureOf } from '../../support/failure-of';
import { refused } from './support/fake-ecs';
import { definitionWith, TestStopper } from './support/make-stopper';
import { definitionArn, taskEvent } from './support/task-event';

const OTHER = 'arn:aws:ecs:eu-west-1:222233334444';
const ELSEWHERE = 'arn:aws:ecs:us-east-1:111122223333';

/** Rows A of the fault and attack list. */
describe('A2: mismatched account, Region or cluster ARN', () => {
  it.each([
    ['account', { event: { account: '222233334444' } }, 'ACCOUNT_MISMATCH'],
    ['Region', { event: { region: 'us-east-1' } }, 'REGION_MISMATCH'],
    ['account of the cluster', { detail: { clusterArn: `${OTHER}:cluster/prod` } }, 'ACCOUNT_MISMATCH'],
    ['Region of the cluster', { detail: { clusterArn: `${ELSEWHERE}:cluster/prod` } }, 'REGION_MISMATCH'],
    ['account of the task', { detail: { taskArn: `${OTHER}:task/prod/0f9d` } }, 'ACCOUNT_MISMATCH'],
    [
      'account of the definition',
      { detail: { taskDefinitionArn: `${OTHER}:task-definition/web:37` } },
      'ACCOUNT_MISMATCH',
    ],
  ])('refuses an event with another %s', async (_, settings, code) => {
    const stopper = new TestStopper();

    const error = await failureOf(stopper.handle(taskEvent(settings)));

    expect(error.code).toBe(code);
    expect(error.message).toContain('find out who may send to the queue');
    expect(stopper.ecs.calls).toEqual([]);
    expect(stopper.state.calls).toEqual([]);
  });
});

describe('A3: default install', () => {
  it('judges and records in mode monitor, and makes no mutating call outside its own table', async () => {
    const stopper = new TestStopper({ mode: 'monitor' });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('RECORDED');
    expect(stopper.ecs.calls.map(({ operation }) => operation)).toEqual(['DescribeTaskDefinition', 'DescribeTasks']);
    expect(stopper.notices).toEqual([]);
    expect(stopper.state.action).toMatchObject({ state: 'DONE', action: 'record', outcome: 'RECORDED' });
    expect(stopper.lines).toMatchObject([
      {
        level: 'info',
        message: 'Task judged',
        fields: {
          outcome: 'RECORDED',
          verdict: 'STOP',
          mode: 'monitor',
          stopping: 'ecs-taskdef-no-privileged /ContainerDefinitions/0/Privileged',
        },
      },
    ]);
  });

  it('tells and does not stop in mode notify', async () => {
    const stopper = new TestStopper({ mode: 'notify' });

    const outcomes = [await stopper.handle(taskEvent()), await stopper.handle(taskEvent({ version: 4 }))];

    expect(outcomes).toEqual(['WOULD_STOP', 'DUPLICATE']);
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
    expect(stopper.notices.map(({ subject }) => subject)).toEqual([
      'ecs-guardrails: task would be stopped (HIGH) ecs-taskdef-no-privileged 111122223333',
    ]);
    expect(stopper.notices[0]?.body).toContain('It was not touched and keeps running.');
  });

  it('acts on what was only recorded once the mode is enforce', async () => {
    const stopper = new TestStopper({ mode: 'monitor' });
    await stopper.handle(taskEvent({ version: 3 }));
    stopper.mode = 'enforce';

    const outcome = await stopper.handle(taskEvent({ version: 4 }));

    expect(outcome).toBe('STOPPED');
  });
});

describe('A6: what is not certain', () => {
  it('does nothing when the state table cannot be written', async () => {
    const stopper = new TestStopper();
    stopper.state.fault = () => {
      throw refused('PutItem', 'AccessDeniedException');
    };

    const error = await failureOf(stopper.handle(taskEvent()));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
  });

  it.each([
    ['monitor', 'RECORDED', 0],
    ['notify', 'NOTED', 1],
    ['enforce', 'NOTED', 1],
  ] as const)('never stops for MEDIUM and LOW findings: mode %s', async (mode, expected, notices) => {
    const stopper = new TestStopper({ mode });
    stopper.ecs.register(definitionArn('web:37'), definitionWith({ readonlyRootFilesystem: false, user: 'root' }));

    const outcomes = [
      await stopper.handle(taskEvent()),
      await stopper.handle(taskEvent({ task: '2222' })),
      await stopper.handle(taskEvent({ task: '3333', version: 9 })),
    ];

    expect(outcomes).toEqual([expected, 'DUPLICATE', 'DUPLICATE']);
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
    expect(stopper.ecs.targets('DescribeTasks')).toEqual([]);
    expect(stopper.notices).toHaveLength(notices);
    expect(stopper.state.calls).toEqual(['create', 'replace']);
  });

  it('notes every revision once', async () => {
    const stopper = new TestStopper();
    stopper.ecs.register(definitionArn('web:37'), definitionWith({ readonlyRootFilesystem: false }));
    stopper.ecs.register(definitionArn('web:36'), definitionWith({ readonlyRootFilesystem: false }));

    await stopper.handle(taskEvent());
    await stopper.handle(taskEvent({ definition: 'web:36' }));

    expect(stopper.notices.map(({ attributes }) => attributes)).toEqual(
      Array.from({ length: 2 }, () => ({
        severity: 'MEDIUM',
        check: 'ecs-taskdef-readonly-root-fs',
        mode: 'enforce',
        action: 'NOTED',
        account: '111122223333',
      })),
    );
  });
});

describe('A12: tag-based self-exemption', () => {
  it('ignores a tag by which a task definition exempts itself', async () => {
    const stopper = new TestStopper();
    stopper.ecs.register(definitionArn('web:37'), definitionWith({ privileged: true }), [
      { key: 'ecs-guardrails:exempt', value: 'true' },
      { key: 'ecs-guardrails:exempt-until', value: '2099-01-01' },
    ]);

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
  });
});
