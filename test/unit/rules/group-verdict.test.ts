import { GuardrailsError } from '../../../core/errors';
import type { Verdict } from '../../../rules/evaluation';
import { groupVerdict } from '../../../rules/group-verdict';
import { makeExemption } from '../../support/exemptions';

const error = new GuardrailsError('AWS_CALL_FAILED', 'Denied.');
const sent = (compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE'): Verdict => ({
  kind: 'send',
  compliance,
  annotation: undefined,
});
const open: Verdict = { kind: 'send', compliance: 'NOT_APPLICABLE', annotation: 'unknown: /User', unknowns: 2 };
const exempt: Verdict = {
  kind: 'send',
  compliance: 'NOT_APPLICABLE',
  annotation: 'EXEMPT a',
  exemptions: [makeExemption()],
};
const withheld: Verdict = { kind: 'withhold', error };
const failed: Verdict = { kind: 'failed', error };

const named = (verdicts: readonly Verdict[]) => verdicts.map((verdict, index) => ({ check: `ecs-${index}`, verdict }));

describe('groupVerdict', () => {
  it.each<[string, readonly Verdict[], object]>([
    [
      'a violation',
      [sent('COMPLIANT'), sent('NON_COMPLIANT')],
      { compliance: 'NON_COMPLIANT', annotation: 'fails: ecs-1' },
    ],
    ['a violation beside what failed', [failed, withheld, sent('NON_COMPLIANT')], { compliance: 'NON_COMPLIANT' }],
    ['a look-up that failed', [sent('COMPLIANT'), withheld], { kind: 'withhold' }],
    ['an engine that failed', [sent('COMPLIANT'), failed], { kind: 'failed' }],
    [
      'what is open',
      [sent('COMPLIANT'), open, open],
      { compliance: 'NOT_APPLICABLE', annotation: 'unknown: ecs-1, ecs-2', unknowns: 4 },
    ],
    [
      'a violation that is exempt beside what is in order',
      [sent('COMPLIANT'), exempt],
      { compliance: 'NOT_APPLICABLE', annotation: 'exempt: ecs-1' },
    ],
    ['a violation beside one that is exempt', [exempt, sent('NON_COMPLIANT')], { compliance: 'NON_COMPLIANT' }],
    ['all in order', [sent('COMPLIANT'), sent('NOT_APPLICABLE')], { compliance: 'COMPLIANT', annotation: undefined }],
    ['nothing that applies', [sent('NOT_APPLICABLE')], { compliance: 'NOT_APPLICABLE', annotation: undefined }],
    ['no checks', [], { compliance: 'NOT_APPLICABLE' }],
  ])('is for %s', (_, verdicts, expected) => {
    const verdict = groupVerdict(named(verdicts));

    expect(verdict).toMatchObject(expected);
  });

  it('P7: names whole checks only, and counts those that did not fit', () => {
    const members = Array.from({ length: 40 }, (_, index) => ({
      check: `ecs-taskdef-a-check-with-a-name-${String(index).padStart(2, '0')}`,
      verdict: sent('NON_COMPLIANT'),
    }));

    const verdict = groupVerdict(members);

    expect(verdict).toMatchObject({
      annotation: expect.stringMatching(/^fails: (?:ecs-taskdef-a-check-with-a-name-\d\d(?:, | ))+\+34 more$/),
    });
  });
});
