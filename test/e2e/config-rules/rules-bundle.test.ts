import { errorCodes, RulesBundle } from '../../support/config-rules/rules-bundle';
import type { AskedOfAws } from '../../support/config-rules/scenario';
import { SCENARIOS } from '../../support/config-rules/scenarios';

jest.setTimeout(120_000);

describe('the built rules function', () => {
  let bundle: RulesBundle | undefined;

  beforeAll(async () => {
    bundle = await RulesBundle.build();
  });

  afterAll(() => {
    bundle?.remove();
  });

  it.each(SCENARIOS)('%s', async (_name, scenario) => {
    const { expected } = scenario;

    const played = await bundle?.play(scenario);

    const asked = (played?.exchanges ?? []).map(({ service, operation, request }): AskedOfAws => [
      `${service}:${operation}`,
      request,
    ]);
    expect(played?.unexpected).toEqual([]);
    expect(expected.repeats === true ? withoutRepeats(asked) : asked).toEqual(expected.requests);
    expect((played?.failures ?? []).map(asExpected(expected.failures))).toEqual(expected.failures);
    expect(errorCodes(played?.log ?? '')).toEqual(expected.codes);
    expect(JSON.stringify([asked, played?.failures, played?.log])).not.toContain('canary');
  });
});

function withoutRepeats(asked: readonly AskedOfAws[]): readonly AskedOfAws[] {
  return asked.filter((one, index) => JSON.stringify(one) !== JSON.stringify(asked[index - 1]));
}

/** What was expected of an error's message, if the message holds it; else the whole message. */
function asExpected(expected: readonly (string | null)[]) {
  return (message: string | null, index: number): string | null | undefined => {
    const part = expected[index];
    return typeof part === 'string' && message?.includes(part) === true ? part : message;
  };
}
