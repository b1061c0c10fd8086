import fc from 'fast-check';
import { parseParameters } from '../../../core/policy/parameters';
import { checkNamed } from '../../../core/registry/registry';
import type { JsonObject } from '../../../core/subject/json';
import type { Example } from '../../../scripts/policies/read-examples';
import { CHECK_IDS, EXAMPLES, policy } from '../../support/all-examples';
import { subjectOfExample } from '../../support/subject-of-example';

/** The example's parameters for its own check, the defaults for the others. */
function parametersFor(ids: readonly string[], example: Example): Record<string, JsonObject> {
  return Object.fromEntries(
    ids.map((id) => [id, parseParameters(checkNamed(id), id === example.check ? example.params : {})]),
  );
}

describe('all checks in one evaluation', () => {
  it('say what each says alone, whichever are asked together and in whichever order', () => {
    const subsets = fc.shuffledSubarray([...CHECK_IDS], { minLength: 1 });
    const examples = fc.constantFrom(...EXAMPLES);

    fc.assert(
      fc.property(subsets, examples, (ids, example) => {
        const subject = subjectOfExample(example);
        const parameters = parametersFor(ids, example);

        const together = policy.evaluate({ subject, parameters, facts: example.facts });

        const alone = ids.flatMap((id) =>
          policy.evaluate({ subject, parameters: { [id]: parameters[id] ?? {} }, facts: example.facts }),
        );
        expect(together).toEqual(alone);
        expect(together.map(({ check }) => check)).toEqual(ids);
        expect(together.map(({ outcome }) => outcome)).not.toContain('ERROR');
      }),
      { numRuns: 300 },
    );
  });

  it('answer for every check at once on every example', () => {
    const outcomes = EXAMPLES.map((example) =>
      policy
        .evaluate({
          subject: subjectOfExample(example),
          parameters: parametersFor(CHECK_IDS, example),
          facts: example.facts,
        })
        .map(({ check, outcome }) => (outcome === 'ERROR' ? `${check} failed` : check)),
    );

    expect(outcomes).toEqual(EXAMPLES.map(() => CHECK_IDS));
  });
});
