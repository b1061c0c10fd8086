import { member, valueAt, type Json } from '../../../core/subject/json';
import { EXAMPLES, titleOf } from '../../support/all-examples';
import { FORMS } from '../../support/forms';
import { configEvent, configEventOf } from '../../support/forms/config-item-forms';
import { RulesBundle } from '../../support/config-rules/rules-bundle';
import { TAKEN } from '../../support/config-rules/scenario';

jest.setTimeout(120_000);

const FORM = FORMS.find(({ name }) => name === configEvent.name) ?? configEvent;

/** Examples that AWS Config would record, and that need no look-up: none is answered here. */
const RECORDED = EXAMPLES.filter(({ facts }) => Object.keys(facts).length === 0)
  .filter((example) => FORM.obstacle(example) === undefined)
  .map((example, index) => ({ ...example, token: `token-${String(index)}`, title: titleOf(example) }));

/** What AWS Config may be told of an example; null: nothing, because a look-up failed. */
const TOLD: Readonly<Record<string, readonly (Json | undefined)[]>> = {
  good: ['COMPLIANT'],
  bad: ['NON_COMPLIANT'],
  notApplicable: ['NOT_APPLICABLE'],
  unknown: ['NOT_APPLICABLE', null],
};

describe('every recorded example behind the built rules function', () => {
  let told = new Map<Json | undefined, Json | undefined>();

  beforeAll(async () => {
    const bundle = await RulesBundle.build();
    try {
      const { exchanges } = await bundle.run(TAKEN, { environments: 1 }, async (invoke) => {
        const failures: (string | null)[] = [];
        for (const { check, params, token, ...example } of RECORDED) {
          const event = configEventOf({ ...example }, { check, ...params });
          failures.push(await invoke({ ...event, resultToken: token }, 0));
        }
        return failures;
      });
      const puts = exchanges.map(({ request }) => request);
      told = new Map(
        puts.map((put) => [member(put, 'ResultToken'), valueAt(put, ['Evaluations', 0, 'ComplianceType'])]),
      );
    } finally {
      bundle.remove();
    }
  });

  it('is most of all examples', () => {
    expect(RECORDED.length).toBeGreaterThan(EXAMPLES.length / 2);
  });

  it.each(RECORDED)('is reported as documented: $title', ({ kind, token }) => {
    expect(TOLD[kind]).toContain(told.get(token) ?? null);
  });
});
