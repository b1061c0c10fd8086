import type { Subject } from '../../../core/subject/subject';
import { EXPECTED_OUTCOME, type Example } from '../../../scripts/policies/read-examples';
import { EXAMPLES, rows, verdictOn } from '../../support/all-examples';
import { FORMS, subjectThrough } from '../../support/forms';
import { OBSTACLES, type Form } from '../../support/forms/form';
import { subjectOfExample } from '../../../scripts/policies/subject-of-example';

/** The example as it stands, under the name that the form gives the resource. */
function asWritten(example: Example, form: Form, { id, arn }: Subject): Subject {
  return { ...subjectOfExample(example), id, arn, source: form.reader, configuration: form.carried(example) };
}

describe.each(FORMS.map((form): [string, Form] => [form.name, form]))('an example as %s', (_name, form) => {
  const possible = EXAMPLES.filter((example) => form.obstacle(example) === undefined);

  it.each(rows(possible))('is judged as documented: %s', (_, example) => {
    const subject = subjectThrough(form, example);

    const verdict = verdictOn(example, subject);

    expect(verdict.status).toBe(EXPECTED_OUTCOME[example.kind]);
    expect(verdict.paths).toEqual(example.expect.map(({ path }) => path));
    expect(verdict).toEqual(verdictOn(example, asWritten(example, form, subject)));
  });

  it('exists for examples of every outcome', () => {
    const kinds = new Set(possible.map(({ kind }) => kind));

    expect(kinds.size).toBe(4);
  });
});

describe('what is left out', () => {
  it('has a reason, and every reason still leaves something out', () => {
    const met = FORMS.flatMap((form) => EXAMPLES.map((example) => form.obstacle(example)));

    expect([...new Set(met)].filter((obstacle) => obstacle !== undefined).toSorted()).toEqual(
      Object.keys(OBSTACLES).toSorted(),
    );
  });

  it.each(rows(EXAMPLES.filter(({ type }) => type !== 'AWS::::Account')))(
    'is no example as a whole: %s goes through some form',
    (_, example) => {
      const forms = FORMS.filter((form) => form.obstacle(example) === undefined);

      expect(forms).not.toEqual([]);
    },
  );
});
