import { GuardrailsError } from '../../../core/errors';
import { processBatch } from '../../../stopper/process-batch';
import { failureOf } from '../../support/failure-of';
import { refused } from './support/fake-ecs';
import { failing, policyAnswering, policyThrowing } from './support/fake-policy';
import { CLEAN_DEFINITION, definitionWith, PRIVILEGED_DEFINITION, TestStopper } from './support/make-stopper';
import { definitionArn, taskArn, taskEvent } from './support/task-event';

const NAMES = Array.from({ length: 12 }, (_, index) => `service-${index}`);

/** Rows O of the fault table: what `amazon-ecs-compliance-as-code-opa` does wrong. */
describe('O1: more than one service in the cluster', () => {
  it('stops the one violator among the tasks of 12 services', async () => {
    const stopper = new TestStopper();
    for (const name of NAMES) {
      stopper.ecs.register(definitionArn(`${name}:1`), name === 'service-7' ? PRIVILEGED_DEFINITION : CLEAN_DEFINITION);
      stopper.ecs.run(taskArn(name), definitionArn(`${name}:1`));
    }

    for (const name of NAMES) {
      await stopper.handle(taskEvent({ task: name, definition: `${name}:1`, detail: { group: `service:${name}` } }));
    }

    expect(stopper.ecs.targets('StopTask')).toEqual([taskArn('service-7')]);
  });
});

describe('O2: cluster without services', () => {
  it('stops a standalone task', async () => {
    const stopper = new TestStopper();

    const outcome = await stopper.handle(taskEvent({ detail: { group: 'family:web', startedBy: undefined } }));

    expect(outcome).toBe('STOPPED');
    expect(stopper.ecs.targets('StopTask')).toEqual([taskArn('0f9d')]);
  });
});

describe('O3: a service beside a standalone violator', () => {
  it('touches only the violating task, whatever its group claims', async () => {
    const stopper = new TestStopper();

    await stopper.handle(taskEvent({ task: '600d', definition: 'web:38', detail: { group: 'service:web' } }));
    await stopper.handle(taskEvent({ detail: { group: 'service:web', startedBy: 'somebody' } }));

    expect(stopper.ecs.calls.map(({ operation, target }) => `${operation} ${target}`)).toEqual([
      `DescribeTaskDefinition ${definitionArn('web:38')}`,
      `DescribeTaskDefinition ${definitionArn('web:37')}`,
      `DescribeTasks ${taskArn('0f9d')}`,
      `StopTask ${taskArn('0f9d')}`,
    ]);
  });
});

describe('O5: acts on every state change', () => {
  it('stops and tells once for six events of one task', async () => {
    const stopper = new TestStopper();

    for (const version of [1, 2, 3, 4, 5, 6]) {
      await stopper.handle(taskEvent({ version }));
    }

    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices).toHaveLength(1);
  });
});

describe('O7: every API error printed and ignored', () => {
  it('lets a throttled stop come back, records it, and stops the task then', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'StopTask') throw refused('StopTask', 'ThrottlingException');
    };

    const error = await failureOf(stopper.handle(taskEvent()));
    const afterFailure = stopper.state.action;
    stopper.ecs.fault = () => undefined;
    const outcome = await stopper.handle(taskEvent());

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(afterFailure).toMatchObject({ state: 'FAILED', outcome: 'STOP_FAILED', attempts: 1 });
    expect(outcome).toBe('STOPPED');
    expect(stopper.state.action).toMatchObject({ state: 'DONE', outcome: 'STOPPED', attempts: 2 });
  });

  it('fails for ever while access is denied, so that the message ends in the dead letters', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'StopTask') throw refused('StopTask', 'AccessDeniedException');
    };

    const codes: string[] = [];
    for (let receive = 1; receive <= 5; receive += 1) {
      codes.push((await failureOf(stopper.handle(taskEvent()))).code);
      stopper.wait(180_000);
    }

    expect(codes).toEqual(Array.from({ length: 5 }, () => 'AWS_CALL_FAILED'));
    expect(stopper.state.action).toMatchObject({ state: 'FAILED', outcome: 'STOP_FAILED', attempts: 5 });
  });

  it.each(['DescribeTaskDefinition', 'DescribeTasks'] as const)('does nothing when %s fails', async (operation) => {
    const stopper = new TestStopper();
    stopper.ecs.fault = (call) => {
      if (call.operation === operation) throw refused(operation, 'ThrottlingException');
    };

    const error = await failureOf(stopper.handle(taskEvent()));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
    expect(stopper.notices).toEqual([]);
  });
});

describe('O8: notice sent even if nothing worked, without a reason inside', () => {
  it('states outcome, check, container, place and fix of what was really stopped', async () => {
    const stopper = new TestStopper();

    await stopper.handle(taskEvent());

    const [notice] = stopper.notices;
    expect(notice?.subject).toBe('ecs-guardrails: task stopped (HIGH) ecs-taskdef-no-privileged 111122223333');
    expect(notice?.body).toContain('This task was stopped: ECS accepted StopTask.');
    expect(notice?.body).toContain('container web, /ContainerDefinitions/0/Privileged:');
    expect(notice?.body).toContain('Fix: ');
  });

  it('says that the task still runs when the stop failed', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'StopTask') throw refused('StopTask', 'AccessDeniedException');
    };

    await failureOf(stopper.handle(taskEvent()));

    expect(stopper.notices.map(({ body }) => body.split('\n').slice(0, 2))).toEqual([
      [
        'This task should have been stopped, but it STILL RUNS.',
        'StopTask failed: ecs:StopTask failed with AccessDeniedException.',
      ],
    ]);
  });
});

describe('O11: undefined rule, odd event or broken policy', () => {
  it.each([
    ['gives no report', policyAnswering(() => undefined)],
    ['traps', policyAnswering(failing)],
    ['cannot be asked', policyThrowing(new GuardrailsError('INPUT_TOO_LARGE', 'Too large.'))],
    ['throws something foreign', policyThrowing(new Error('unreachable'))],
  ])('neither stops nor clears a task when the policy %s, and logs an error', async (_, policy) => {
    const stopper = new TestStopper({ policy });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('NOTED');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
    expect(stopper.lines.at(-1)).toMatchObject({ level: 'error', fields: { verdict: 'NOTE', outcome: 'NOTED' } });
  });

  it('handles the rest of a batch that holds odd events', async () => {
    const stopper = new TestStopper();
    const bodies = ['{"truncated', 'null', '[]', '{"detail":{"__proto__":{"desiredStatus":"RUNNING"}}}'];
    const records = [...bodies, JSON.stringify(taskEvent())].map((body, index) => ({ messageId: `m-${index}`, body }));

    const { batchItemFailures } = await processBatch(
      { Records: records },
      () => 30_000,
      stopper.log,
      (message) => stopper.handle(message),
    );

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m-0', 'm-1', 'm-2', 'm-3']);
    expect(stopper.ecs.targets('StopTask')).toEqual([taskArn('0f9d')]);
  });
});

describe('O12: missing or empty containers', () => {
  it.each([
    ['no containers', { containers: undefined }],
    ['empty containers', { containers: [] }],
  ])('judges the task definition of an event with %s', async (_, detail) => {
    const stopper = new TestStopper();

    const violating = await stopper.handle(taskEvent({ detail }));
    const clean = await stopper.handle(taskEvent({ task: '600d', definition: 'web:38', detail }));

    expect([violating, clean]).toEqual(['STOPPED', 'CLEAR']);
  });

  it('does not stop a task whose definition has no containers', async () => {
    const stopper = new TestStopper();
    stopper.ecs.register(definitionArn('empty:1'), { family: 'empty', containerDefinitions: [] });

    const outcome = await stopper.handle(taskEvent({ definition: 'empty:1' }));

    expect(outcome).toBe('CLEAR');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
  });
});

describe('O13: calls on each event', () => {
  it('makes no call at all for another task of a revision that was judged compliant', async () => {
    const stopper = new TestStopper();
    await stopper.handle(taskEvent({ task: '600d', definition: 'web:38' }));
    const { length } = stopper.ecs.calls;

    await stopper.handle(taskEvent({ task: 'another', definition: 'web:38' }));

    expect(length).toBe(1);
    expect(stopper.ecs.calls).toHaveLength(1);
    expect(stopper.state.calls).toEqual([]);
  });
});

describe('O21: no dead letters', () => {
  it('still judges what waited while the function was down for an hour', async () => {
    const stopper = new TestStopper({ now: '2026-11-03T10:20:00Z' });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
  });
});

describe('O23: sees event fields only', () => {
  it('stops a task with a clean event and a privileged container in its definition', async () => {
    const stopper = new TestStopper();

    const outcome = await stopper.handle(taskEvent({ detail: { containers: [{ name: 'web', image: 'web:1.4' }] } }));

    expect(outcome).toBe('STOPPED');
  });

  it('stops a task whose RunTask override adds a forbidden variable, and points into the override', async () => {
    const stopper = new TestStopper();
    stopper.ecs.run(taskArn('600d'), definitionArn('web:38'));
    const environment = [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'canary-hunter2' }];
    const overrides = { containerOverrides: [{ name: 'web', environment }] };

    const outcome = await stopper.handle(taskEvent({ task: '600d', definition: 'web:38', detail: { overrides } }));

    expect(outcome).toBe('STOPPED');
    expect(stopper.notices[0]?.body).toContain('container web, /Overrides/ContainerOverrides/0/Environment/0');
    expect(stopper.said).not.toContain('canary');
  });

  it('judges a deregistered revision, because it keeps running and scaling', async () => {
    const stopper = new TestStopper();
    stopper.ecs.register(definitionArn('web:37'), { ...definitionWith({ privileged: true }), status: 'INACTIVE' });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
  });
});
