import { failureOf } from '../../support/failure-of';
import { refused } from './support/fake-ecs';
import { policyAnswering, unknown } from './support/fake-policy';
import { definitionWith, TestStopper } from './support/make-stopper';
import { definitionArn, taskArn, taskEvent } from './support/task-event';

/** Rows C of the fault table: what `cosign-ecs-verify` does wrong. */
describe('C2: every error is "not verified" and kills', () => {
  it('does not stop a task when a registry is down, and does not call it clear', async () => {
    const stopper = new TestStopper({ policy: policyAnswering(unknown) });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('NOTED');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
    expect(stopper.notices[0]?.body).toContain('ecs-taskdef-no-privileged: UNKNOWN (fact-missing)');
  });
});

describe('C3: a look-up that fails returns success', () => {
  it('lets the event come back when the definition may not be read', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'DescribeTaskDefinition') throw refused(operation, 'AccessDeniedException');
    };

    const error = await failureOf(stopper.handle(taskEvent({ task: '600d', definition: 'web:38' })));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(stopper.state.calls).toEqual([]);
  });
});

describe('C4: one stop and one notice per bad container', () => {
  it('stops and tells once for three bad containers, naming each', async () => {
    const stopper = new TestStopper();
    const containers = ['one', 'two', 'three'].flatMap(
      (name) => definitionWith({ name, privileged: true }).containerDefinitions,
    );
    stopper.ecs.register(definitionArn('web:37'), { ...definitionWith({}), containerDefinitions: containers });

    await stopper.handle(taskEvent());

    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices).toHaveLength(1);
    expect(stopper.notices[0]?.body).toMatch(/container one, .*\n.*container two, .*\n.*container three, /);
  });
});

describe('C5: a failed stop, and nobody is told', () => {
  it('tells once, at the highest severity, however often the event comes back', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'StopTask') throw refused('StopTask', 'AccessDeniedException');
    };

    await failureOf(stopper.handle(taskEvent()));
    await failureOf(stopper.handle(taskEvent()));

    expect(stopper.notices.map(({ attributes }) => attributes)).toEqual([
      {
        severity: 'CRITICAL',
        check: 'ecs-taskdef-no-privileged',
        mode: 'enforce',
        action: 'STOP_FAILED',
        account: '111122223333',
      },
    ]);
    expect(stopper.notices[0]?.subject).toContain('STOP FAILED, task still runs (CRITICAL)');
  });

  it('tells the end of the story when a later attempt succeeds', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'StopTask') throw refused('StopTask', 'ThrottlingException');
    };
    await failureOf(stopper.handle(taskEvent()));
    stopper.ecs.fault = () => undefined;

    await stopper.handle(taskEvent());

    expect(stopper.notices.map(({ attributes }) => attributes['action'])).toEqual(['STOP_FAILED', 'STOPPED']);
  });

  it('reports the failed stop even when the notice fails as well', async () => {
    const stopper = new TestStopper();
    stopper.ecs.fault = ({ operation }) => {
      if (operation === 'StopTask') throw refused('StopTask', 'AccessDeniedException');
    };
    stopper.noticeFault = () => {
      throw new Error('canary: SNS is down');
    };

    const error = await failureOf(stopper.handle(taskEvent()));

    expect(error.message).toBe('ecs:StopTask failed with AccessDeniedException.');
    expect(stopper.state.action).toMatchObject({ state: 'FAILED', outcome: 'STOP_FAILED', noticed: null });
    expect(stopper.lines.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'error: The notice of a failed stop could not be published.',
    ]);
  });
});

describe('C9: events that never occur', () => {
  it('refuses a container-instance event, which has no desired status', async () => {
    const stopper = new TestStopper();

    const error = await failureOf(
      stopper.handle(
        taskEvent({
          event: { 'detail-type': 'ECS Container Instance State Change' },
          detail: { desiredStatus: undefined, taskArn: undefined, taskDefinitionArn: undefined, status: 'ACTIVE' },
        }),
      ),
    );

    expect(error.code).toBe('EVENT_INVALID');
    expect(stopper.ecs.calls).toEqual([]);
  });

  it('does nothing about a task that is not meant to run', async () => {
    const stopper = new TestStopper();

    const outcome = await stopper.handle(taskEvent({ detail: { desiredStatus: 'STOPPED' } }));

    expect(outcome).toBe('NOT_MEANT_TO_RUN');
    expect(stopper.ecs.calls).toEqual([]);
  });
});

describe('C11: secrets in the log', () => {
  it('lets no value of the definition or the overrides out', async () => {
    const stopper = new TestStopper();
    stopper.ecs.register(
      definitionArn('web:37'),
      {
        ...definitionWith({ privileged: true, command: ['--token', 'canary-command'], user: 'root' }),
        tags: [],
      },
      [{ key: 'Owner', value: 'canary-tag' }],
    );
    const [web] = definitionWith({ privileged: true }).containerDefinitions;
    const container = {
      ...web,
      environment: [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'canary-value' }],
      dockerLabels: { key: 'canary-label' },
    };
    stopper.ecs.register(definitionArn('web:36'), { ...definitionWith({}), containerDefinitions: [container] });
    stopper.ecs.run(taskArn('36'), definitionArn('web:36'));
    const command = ['canary-override'];

    await stopper.handle(taskEvent({ detail: { overrides: { containerOverrides: [{ name: 'web', command }] } } }));
    await stopper.handle(taskEvent({ task: '36', definition: 'web:36' }));

    expect(stopper.notices).toHaveLength(2);
    expect(stopper.said).not.toContain('canary');
  });
});

describe('C14: platform-injected sidecars would be killed', () => {
  it.each(['ecs-service-connect-x7f', 'aws-guardduty-agent-a1b2'])(
    'judges no container that the definition lacks: %s',
    async (name) => {
      const stopper = new TestStopper();
      const containers = [{ name: 'web' }, { name, image: 'evil.example/privileged:latest' }];

      const outcome = await stopper.handle(
        taskEvent({
          task: '600d',
          definition: 'web:38',
          detail: { containers, overrides: { containerOverrides: [{ name, environment: [] }] } },
        }),
      );

      expect(outcome).toBe('CLEAR');
      expect(stopper.said).not.toContain(name);
    },
  );
});

describe('C16: no order, duplicate or age check', () => {
  it('ignores a version that is older than the stored one', async () => {
    const stopper = new TestStopper({ mode: 'monitor' });
    await stopper.handle(taskEvent({ version: 3 }));
    stopper.mode = 'enforce';

    const outcome = await stopper.handle(taskEvent({ version: 2 }));

    expect(outcome).toBe('STALE_VERSION');
    expect(stopper.ecs.targets('StopTask')).toEqual([]);
  });

  it('stops once for a shuffled, duplicated stream of one task', async () => {
    const stopper = new TestStopper();

    for (const version of [4, 2, 4, 1, 3, 3, 5, 5]) await stopper.handle(taskEvent({ version }));

    expect(stopper.ecs.targets('StopTask')).toHaveLength(1);
    expect(stopper.notices).toHaveLength(1);
  });

  it.each([
    ['24 hours and a second old', '2026-11-04T09:15:05Z', 'TOO_OLD'],
    ['from an hour ahead', '2026-11-03T08:15:04Z', 'FROM_THE_FUTURE'],
  ])('ignores an event %s', async (_, now, expected) => {
    const stopper = new TestStopper({ now });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe(expected);
    expect(stopper.ecs.calls).toEqual([]);
    expect(stopper.lines).toMatchObject([{ level: 'warn', fields: { outcome: expected, task: taskArn('0f9d') } }]);
  });

  it.each([
    ['24 hours old', '2026-11-04T09:15:04Z'],
    ['a minute ahead', '2026-11-03T09:14:04Z'],
  ])('judges an event that is %s', async (_, now) => {
    const stopper = new TestStopper({ now });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
  });
});
