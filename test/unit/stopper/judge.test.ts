import { parseTaskEvent } from '../../../core/inputs/task-event';
import type { Exemption } from '../../../core/exemptions/exemption';
import { SEVERITIES, type Severity } from '../../../core/registry/check';
import { CHECKS } from '../../../core/registry/registry';
import { STOPPING_SEVERITIES } from '../../../stopper/verdict';
import { makeExemption } from '../../support/exemptions';
import { makeCheck } from '../../support/make-check';
import { failing, nonCompliant, policyAnswering, unknown } from './support/fake-policy';
import { definitionWith, TestStopper } from './support/make-stopper';
import { definitionArn, taskArn, taskEvent } from './support/task-event';

const MINUTE = 60_000;

function stopperWith(severity: Severity): TestStopper {
  const checks = [makeCheck({ id: 'one-check', severity })];
  return new TestStopper({ checks, policy: policyAnswering((check) => nonCompliant(check)) });
}

describe('Judge', () => {
  it.each(SEVERITIES)('stops for %s findings exactly when that is a stopping severity', async (severity) => {
    const stopper = stopperWith(severity);

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe(STOPPING_SEVERITIES.has(severity) ? 'STOPPED' : 'NOTED');
  });

  describe('of a violation that is exempt', () => {
    const exemption = makeExemption({ match: { by: 'family', value: 'web' }, checks: ['one-check'] });
    const stopper = (settings: Partial<Exemption>) => {
      const checks = [makeCheck({ id: 'one-check', severity: 'CRITICAL' })];
      const policy = policyAnswering((check) => nonCompliant(check));
      const exemptions = [{ ...exemption, ...settings }];
      return new TestStopper({ checks, policy, exemptions });
    };

    it('A8: notes it, and never stops the task', async () => {
      const exempted = stopper({});

      expect(await exempted.handle(taskEvent())).toBe('NOTED');
      expect(exempted.notices[0]?.body).toContain('EXEMPT payments-privileged until 2027-01-31: Needs the host device');
    });

    it.each<[string, Partial<Exemption>]>([
      ['is about the finding alone', { effects: ['mute-finding', 'no-remediate'] }],
      ['is for another Region', { region: 'us-east-1' }],
      ['is narrowed to another container', { containers: { name: 'otel', image: 'x.io/otel' } }],
      ['A12: has expired', { expires: '2026-11-02' }],
    ])('stops the task where the exemption %s', async (_, settings) => {
      expect(await stopper(settings).handle(taskEvent())).toBe('STOPPED');
    });
  });

  it('asks only checks of task definitions that are enabled', async () => {
    const asked: string[] = [];
    const policy = policyAnswering((check) => {
      asked.push(check);
      return nonCompliant(check);
    });
    const checks = [
      makeCheck({ id: 'off', enabled: false }),
      makeCheck({ id: 'of-services', resourceTypes: ['AWS::ECS::Service'] }),
      makeCheck({ id: 'on' }),
    ];

    await new TestStopper({ policy, checks }).handle(taskEvent());

    expect(asked).toEqual(['on']);
  });

  it('acts on a certain violation although another check is unknown and a third fails', async () => {
    const checks = ['fails', 'unknown', 'violated'].map((id) => makeCheck({ id }));
    const policy = policyAnswering((check) =>
      check === 'fails' ? failing(check) : check === 'unknown' ? unknown(check) : nonCompliant(check),
    );
    const stopper = new TestStopper({ checks, policy });

    const outcome = await stopper.handle(taskEvent());

    expect(outcome).toBe('STOPPED');
    expect(stopper.lines.at(-1)).toMatchObject({
      level: 'error',
      fields: { unjudged: 'fails ERROR EVALUATION_ABORTED, unknown UNKNOWN fact-missing' },
    });
  });

  it('tells the worst finding first', async () => {
    const checks = [makeCheck({ id: 'high' }), makeCheck({ id: 'critical', severity: 'CRITICAL' })];
    const stopper = new TestStopper({ checks, policy: policyAnswering((check) => nonCompliant(check)) });

    await stopper.handle(taskEvent());

    expect(stopper.notices[0]?.attributes).toMatchObject({ check: 'critical', severity: 'CRITICAL' });
  });

  it('judges one revision anew for other overrides, and describes it once', async () => {
    const stopper = new TestStopper();
    stopper.ecs.run(taskArn('600d'), definitionArn('web:38'));
    const environment = [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'x' }];
    const overrides = { containerOverrides: [{ name: 'web', environment }] };

    const outcomes = [
      await stopper.handle(taskEvent({ task: '600d', definition: 'web:38', version: 1 })),
      await stopper.handle(taskEvent({ task: '600d', definition: 'web:38', version: 2, detail: { overrides } })),
    ];

    expect(outcomes).toEqual(['CLEAR', 'STOPPED']);
    expect(stopper.ecs.targets('DescribeTaskDefinition')).toHaveLength(1);
  });

  it('reads a definition again after 15 minutes, because its tags may have changed', async () => {
    const stopper = new TestStopper();
    const event = { task: '600d', definition: 'web:38' };
    await stopper.handle(taskEvent(event));
    stopper.wait(15 * MINUTE);
    await stopper.handle(taskEvent(event));

    stopper.wait(1);
    await stopper.handle(taskEvent(event));

    expect(stopper.ecs.targets('DescribeTaskDefinition')).toHaveLength(2);
  });

  it('keeps no verdict of a definition that could not be read', async () => {
    const stopper = new TestStopper();
    const event = { task: 'new', definition: 'new:1' };
    await expect(stopper.handle(taskEvent(event))).rejects.toThrow('ClientException');
    stopper.ecs.register(definitionArn('new:1'), definitionWith({ privileged: true }));
    stopper.ecs.run(taskArn('new'), definitionArn('new:1'));

    const outcome = await stopper.handle(taskEvent(event));

    expect(outcome).toBe('STOPPED');
  });

  it('asks every check of the catalogue with its defaults', async () => {
    const stopper = new TestStopper();
    const expected = CHECKS.filter(
      ({ enabled, resourceTypes }) => enabled && resourceTypes.includes('AWS::ECS::TaskDefinition'),
    );

    const { judge } = stopper.run();
    const { lesser, stopping, unjudged } = await judge.judge(parseTaskEvent(taskEvent()));

    expect(expected.length).toBeGreaterThan(0);
    expect([lesser, unjudged]).toEqual([[], []]);
    expect(stopping.map(({ check }) => check)).toEqual(['ecs-taskdef-no-privileged']);
  });

  it('names no container for a place outside the containers', async () => {
    const checks = [makeCheck({ id: 'of-volumes' })];
    const path = ['Volumes', 0, 'EfsVolumeConfiguration'];
    const policy = policyAnswering((check) => ({
      check,
      outcome: 'NON_COMPLIANT',
      violations: [{ path, message: 'Volume data is not encrypted.' }],
      unknowns: [],
    }));
    const stopper = new TestStopper({ checks, policy });
    const volumes = [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }];
    stopper.ecs.register(definitionArn('web:37'), { ...definitionWith({}), volumes });

    await stopper.handle(taskEvent());

    expect(stopper.notices[0]?.body).toContain('   - /Volumes/0/EfsVolumeConfiguration: Volume data is not encrypted.');
  });
});

describe('hostile strings in family, group, image and container names', () => {
  it('inject no line into notice, log or reason, and pollute no prototype', async () => {
    const stopper = new TestStopper();
    const hostile = 'web\r\nSubject: forged\u2028\u202e__proto__';
    const [web] = definitionWith({ privileged: true }).containerDefinitions;
    const definition = {
      family: hostile,
      containerDefinitions: [{ ...web, name: hostile, image: hostile, dockerLabels: JSON.parse('{"__proto__":"x"}') }],
    };
    stopper.ecs.register(definitionArn('web:37'), definition);

    await stopper.handle(taskEvent({ detail: { group: hostile } }));

    expect(stopper.notices[0]?.body).not.toMatch(/^Subject: forged/m);
    expect(stopper.notices[0]?.body).toContain(
      'Group:           web\\u000d\\u000aSubject: forged\\u2028\\u202e__proto__',
    );
    expect(stopper.ecs.reasons[0]).toMatch(/^[ -~]+$/);
    expect(Object.prototype).not.toHaveProperty('x');
  });
});
