import fc from 'fast-check';

import { isStoppedBy, stopReason } from '../../../stopper/stop-reason';
import type { Finding } from '../../../stopper/verdict';

const ID = 'f00d'.repeat(16);

function finding(check: string, container: string | null): Finding {
  const places = [{ pointer: '/ContainerDefinitions/0/Privileged', container, message: 'Privileged.' }];
  return { check, title: 'Title', severity: 'HIGH', fix: 'Fix.', places, exemptions: [] };
}

describe('A11: StopTask reason', () => {
  it('names the action, the checks and the first container of each', () => {
    const reason = stopReason(ID, [
      finding('ecs-taskdef-no-privileged', 'web'),
      finding('ecs-taskdef-no-host-pid', null),
    ]);

    expect(reason).toBe(
      `ecs-guardrails action ${ID}: ecs-taskdef-no-privileged (container web), ecs-taskdef-no-host-pid`,
    );
  });

  it('needs no place', () => {
    const reason = stopReason(ID, [{ ...finding('ecs-taskdef-no-privileged', null), places: [] }]);

    expect(reason).toBe(`ecs-guardrails action ${ID}: ecs-taskdef-no-privileged`);
  });

  it('cuts 300 emoji at 255 characters without breaking one', () => {
    const reason = stopReason(ID, [finding('ecs-taskdef-no-privileged', '\u{1f4a9}'.repeat(300))]);

    expect(reason).toHaveLength(255);
    expect(reason.isWellFormed()).toBe(true);
    expect(reason).toMatch(/\?\.\.\.$/);
  });

  it('is printable ASCII of at most 255 characters and is recognised, whatever the names are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (names) => {
        const reason = stopReason(
          ID,
          names.map((name) => finding('ecs-taskdef-no-privileged', name)),
        );

        expect(reason).toMatch(/^[ -~]{1,255}$/);
        expect(isStoppedBy(ID, reason)).toBe(true);
      }),
    );
  });

  it.each([
    ['nobody', undefined],
    ['another action of ours', `ecs-guardrails action ${'0'.repeat(64)}: x`],
    ['somebody else', 'Task stopped by user'],
  ])('does not take a stop by %s for its own', (_, reason) => {
    expect(isStoppedBy(ID, reason)).toBe(false);
  });
});
