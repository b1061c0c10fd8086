import { configRuleEvent } from '../../support/config-rule-event';
import { RulesBundle } from '../../support/config-rules/rules-bundle';
import { delivered, PRIVILEGED, result } from '../../support/config-rules/scenario';
import { isJsonObject } from '../../../core/subject/json';

jest.setTimeout(120_000);

const EVENTS = 400;
const ENVIRONMENTS = 10;
/** AWS Config throttles every so manieth call. */
const THROTTLED = 7;

describe('the built rules function in ten environments', () => {
  let bundle: RulesBundle | undefined;

  beforeAll(async () => {
    bundle = await RulesBundle.build();
  });

  afterAll(() => {
    bundle?.remove();
  });

  it('D12: loses none of 400 events that come at once, although AWS Config throttles, and mixes none up', async () => {
    const ids = Array.from({ length: EVENTS }, (_, index) => `family-${String(index)}`);
    const events = ids.map((id) =>
      configRuleEvent({ item: { resourceId: id }, event: { resultToken: `token-${id}` } }),
    );
    const answers = {
      'config:PutEvaluations': (_: unknown, nth: number) =>
        nth % THROTTLED === 0 ? { error: 'ThrottlingException' } : { body: { FailedEvaluations: [] } },
    };

    const played = await bundle?.run(answers, { environments: ENVIRONMENTS, timeoutSeconds: 30 }, (invoke) =>
      Promise.all(events.map((event, index) => invoke(event, index % ENVIRONMENTS))),
    );

    const taken = (played?.exchanges ?? []).filter(({ given }) => 'body' in given).map(({ request }) => request);
    const wanted = ids.map((id) => {
      const [, put] = delivered(result('NON_COMPLIANT', { ComplianceResourceId: id, Annotation: PRIVILEGED }));
      return { ...(isJsonObject(put) ? put : {}), ResultToken: `token-${id}` };
    });
    expect(played?.failures).toEqual(ids.map(() => null));
    expect(taken).toHaveLength(EVENTS);
    expect(taken).toEqual(expect.arrayContaining(wanted));
    expect(played?.exchanges.length).toBeGreaterThan(EVENTS);
  });
});
