import { join } from 'node:path';
import { CHECKS } from '../../../core/registry/registry';
import { pointerOf } from '../../../core/subject/json';
import { checkIds } from '../../../scripts/policies/check-ids';
import { EXPECTED_OUTCOME, readExamples, type Example } from '../../../scripts/policies/read-examples';
import { subjectOfExample } from '../../../scripts/policies/subject-of-example';
import { answersOn, requestOf } from '../../support/all-examples';

const POLICIES = join(__dirname, '..', '..', '..', 'policies');
const IDS = checkIds(POLICIES);

describe('the catalogue', () => {
  it('holds exactly the checks that have a folder', () => {
    const ids = CHECKS.map(({ id }) => id);

    expect(ids).toEqual(IDS);
  });
});

describe.each(IDS)('%s', (id) => {
  const examples = readExamples(POLICIES, id);

  it.each(examples.map((example): [string, Example] => [`${example.kind}: ${example.name}`, example]))(
    'judges the example %s as documented',
    (_, example) => {
      const subject = subjectOfExample(example);

      const [result] = answersOn(subject, [requestOf(example)], example.facts);

      expect(result).toMatchObject({ check: id, outcome: EXPECTED_OUTCOME[example.kind] });
      const violations = result === undefined || result.outcome === 'ERROR' ? [] : result.violations;
      expect(violations.map(({ path }) => pointerOf(path))).toEqual(example.expect.map(({ path }) => path));
      const messages = violations.map(({ message }) => message);
      const expected = example.expect.map(({ message }, index) => message ?? messages[index]);
      expect(messages).toEqual(expected);
    },
  );
});
