import fc from 'fast-check';
import type { CheckRequest } from '../../../core/decision/decide';
import { checkNamed } from '../../../core/registry/registry';
import type { Example } from '../../../scripts/policies/read-examples';
import { subjectOfExample } from '../../../scripts/policies/subject-of-example';
import { answersOn, CHECK_IDS, EXAMPLES } from '../../support/all-examples';
import { sampleParameters } from '../../support/sample-parameters';

/** The example's parameters for its own check, the defaults for the others; something where there is none. */
function requestsFor(ids: readonly string[], example: Example): readonly CheckRequest[] {
  return ids.map((id) => {
    const check = checkNamed(id);
    const parameters = sampleParameters(check, id === example.check ? example.params : {});
    return { check, parameters, severity: check.severity };
  });
}

describe('all checks in one evaluation', () => {
  it('say what each says alone, whichever are asked together and in whichever order', () => {
    const subsets = fc.shuffledSubarray([...CHECK_IDS], { minLength: 1 });
    const examples = fc.constantFrom(...EXAMPLES);

    fc.assert(
      fc.property(subsets, examples, (ids, example) => {
        const subject = subjectOfExample(example);
        const requests = requestsFor(ids, example);

        const together = answersOn(subject, requests, example.facts);

        const alone = requests.flatMap((request) => answersOn(subject, [request], example.facts));
        expect(together).toEqual(alone);
        expect(together.map(({ check }) => check)).toEqual(ids);
        expect(together.map(({ outcome }) => outcome)).not.toContain('ERROR');
      }),
      { numRuns: 300 },
    );
  });

  it('answer for every check at once on every example', () => {
    const outcomes = EXAMPLES.map((example) =>
      answersOn(subjectOfExample(example), requestsFor(CHECK_IDS, example), example.facts).map(({ check, outcome }) =>
        outcome === 'ERROR' ? `${check} failed` : check,
      ),
    );

    expect(outcomes).toEqual(EXAMPLES.map(() => CHECK_IDS));
  });
});
