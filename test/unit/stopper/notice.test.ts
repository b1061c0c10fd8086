import fc from 'fast-check';

import { noticeOf, type NoticeFacts } from '../../../stopper/notice';
import type { Finding, Verdict } from '../../../stopper/verdict';

const FINDING: Finding = {
  check: 'ecs-taskdef-no-privileged',
  title: 'Task definition containers run unprivileged',
  severity: 'HIGH',
  fix: 'Drop Privileged.',
  exemptions: [],
  places: [
    { pointer: '/ContainerDefinitions/0/Privileged', container: 'web', message: 'Container web is privileged.' },
  ],
};

const LESSER: Finding = {
  ...FINDING,
  check: 'ecs-taskdef-readonly-root-fs',
  severity: 'MEDIUM',
  title: 'Root is read-only',
};

const VERDICT: Verdict = { status: 'STOP', stopping: [FINDING], lesser: [], unjudged: [], policyDigest: 'sha256:ab' };

const FACTS: NoticeFacts = {
  outcome: 'STOPPED',
  mode: 'enforce',
  account: '111122223333',
  region: 'eu-west-1',
  taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d',
  taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37',
  group: 'service:web',
  verdict: VERDICT,
  actionId: 'f00d',
  failure: null,
};

function facts(settings: Partial<NoticeFacts>): NoticeFacts {
  return { ...FACTS, ...settings };
}

describe('noticeOf', () => {
  it('says what happened, to what, why, how to fix it and how to turn it off', () => {
    const notice = noticeOf(facts({ verdict: { ...VERDICT, lesser: [LESSER] } }));

    expect(notice.body.split('\n')).toEqual([
      'This task was stopped: ECS accepted StopTask.',
      '',
      'Account:         111122223333',
      'Region:          eu-west-1',
      'Task:            arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d',
      'Task definition: arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37',
      'Group:           service:web',
      '',
      'What is wrong:',
      '1. ecs-taskdef-no-privileged (HIGH): Task definition containers run unprivileged.',
      '   - container web, /ContainerDefinitions/0/Privileged: Container web is privileged.',
      '   Fix: Drop Privileged.',
      '',
      'Also found, never a reason to stop:',
      '2. ecs-taskdef-readonly-root-fs (MEDIUM): Root is read-only.',
      '   - container web, /ContainerDefinitions/0/Privileged: Container web is privileged.',
      '   Fix: Drop Privileged.',
      '',
      expect.stringContaining('register a corrected revision'),
      'Mode enforce. To turn this off, set ECS_GUARDRAILS_STOPPER_MODE of the function ecs-guardrails-stopper to ' +
        'monitor (decides and records only) or off.',
      'Policy sha256:ab, action f00d.',
    ]);
  });

  it.each([
    ['WOULD_STOP', 'ecs-guardrails: task would be stopped (HIGH)'],
    ['STOPPED', 'ecs-guardrails: task stopped (HIGH)'],
    ['STOPPED_EARLIER', 'ecs-guardrails: task stopped (HIGH)'],
    ['STOP_FAILED', 'ecs-guardrails: STOP FAILED, task still runs (CRITICAL)'],
    ['NOTED', 'ecs-guardrails: task definition with findings (HIGH)'],
  ] as const)('carries the outcome %s in subject and attributes', (outcome, subject) => {
    const notice = noticeOf(facts({ outcome }));

    expect(notice.subject).toBe(`${subject} ecs-taskdef-no-privileged 111122223333`);
    expect(notice.attributes['action']).toBe(outcome);
  });

  it('names what could not be judged, and takes its severity where there is nothing worse', () => {
    const unjudged = [{ check: 'ecs-image', severity: 'LOW', status: 'UNKNOWN', reasons: ['fact-missing'] }] as const;

    const notice = noticeOf(facts({ outcome: 'NOTED', verdict: { ...VERDICT, stopping: [], unjudged } }));

    expect(notice.body).toContain('- ecs-image: UNKNOWN (fact-missing)');
    expect(notice.body).not.toContain('What is wrong');
    expect(notice.attributes).toMatchObject({ severity: 'LOW', check: 'ecs-image' });
  });

  it('stays readable when there is nothing to name', () => {
    const notice = noticeOf(facts({ group: undefined, verdict: { ...VERDICT, stopping: [] } }));

    expect(notice.body).toContain('Group:           -');
    expect(notice.attributes).toMatchObject({ severity: 'LOW', check: 'none' });
  });

  it('lists ten places of a check and counts the others', () => {
    const places = Array.from({ length: 12 }, (_, index) => ({
      pointer: `/P/${index}`,
      container: null,
      message: 'No.',
    }));

    const notice = noticeOf(facts({ verdict: { ...VERDICT, stopping: [{ ...FINDING, places }] } }));

    expect(notice.body).toContain('   - /P/9: No.\n   - and 2 more.\n   Fix:');
    expect(notice.body).not.toContain('/P/10');
  });

  it('gives hostile names no line, no control character and no character outside ASCII in the subject', () => {
    const lines = noticeOf(FACTS).body.split('\n').length;

    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hostile) => {
        const place = { pointer: `/${hostile}`, container: hostile, message: hostile };
        const verdict = { ...VERDICT, stopping: [{ ...FINDING, places: [place] }], policyDigest: 'sha256:ab' };

        const notice = noticeOf(facts({ group: hostile, taskArn: hostile, taskDefinitionArn: hostile, verdict }));

        expect(notice.body.split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(lines);
        expect(notice.body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(notice.subject).toMatch(/^[ -~]{1,99}$/);
      }),
    );
  });
});
