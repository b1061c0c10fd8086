import fc from 'fast-check';

import type { Evaluation, Evaluations } from '../../../core/facts/evaluations';
import { isGuardrailsError } from '../../../core/errors';
import type { CheckResult } from '../../../core/policy/check-result';
import { evaluateEvent } from '../../../rules/evaluate-event';
import { configRuleEvent } from '../../support/config-rule-event';
import { evaluatorPorts } from '../../support/evaluator-ports';
import { makeCheck } from '../../support/make-check';

const CHECK = makeCheck({ id: 'ecs-taskdef-no-privileged' });
/** The worst policy: it finds everything in order, so that whatever is judged at all becomes COMPLIANT. */
const ALWAYS: CheckResult = { check: CHECK.id, outcome: 'COMPLIANT', violations: [], unknowns: [] };

function bench() {
  const sent: Evaluation[] = [];
  const put: Evaluations['put'] = (_, evaluations) => {
    sent.push(...evaluations);
    return Promise.resolve();
  };
  const policy = { digest: 'sha256:00', evaluate: () => [ALWAYS] };
  const ports = evaluatorPorts(policy, { evaluations: { put }, checks: [CHECK] });
  return { ports, sent };
}

/** Evaluates, and tells what was sent and what was thrown. */
async function outcomeOf(event: unknown) {
  const { ports, sent } = bench();
  try {
    await evaluateEvent(event, ports);
    return { sent, thrown: undefined };
  } catch (thrown) {
    return { sent, thrown };
  }
}

function unlike(...known: readonly string[]): (value: unknown) => boolean {
  return (value) => !known.some((each) => each === value);
}

const json = fc.jsonValue({ maxDepth: 3 });
const broken = {
  event: fc.oneof(
    json.filter(unlike('111122223333')).map((accountId) => ({ accountId })),
    json.map((configRuleArn) => ({ configRuleArn })),
    json.map((invokingEvent) => ({ invokingEvent })),
    fc.string().map((invokingEvent) => ({ invokingEvent })),
    json.map((value) => ({ invokingEvent: JSON.stringify(value) })),
    json.filter((value) => typeof value !== 'boolean').map((eventLeftScope) => ({ eventLeftScope })),
    json.filter((value) => typeof value !== 'string').map((resultToken) => ({ resultToken })),
    json.filter(unlike('{}')).map((ruleParameters) => ({ ruleParameters })),
  ),
  invokingEvent: fc.oneof(
    json.map((messageType) => ({ messageType })),
    json.map((configurationItem) => ({ configurationItem })),
  ),
  item: fc.oneof(
    json.map((resourceType) => ({ resourceType })),
    json.filter((value) => typeof value !== 'string').map((resourceId) => ({ resourceId })),
    json.filter(unlike('OK', 'ResourceDiscovered')).map((status) => ({ configurationItemStatus: status })),
    json.map((time) => ({ configurationItemCaptureTime: time })),
    json.filter(unlike('111122223333')).map((awsAccountId) => ({ awsAccountId })),
    json.filter(unlike('eu-west-1', 'global')).map((awsRegion) => ({ awsRegion })),
    json
      .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
      .filter((value) => typeof value !== 'string' || !value.trim().startsWith('{'))
      .map((configuration) => ({ configuration })),
  ),
};

const anyEvent = fc.oneof(
  fc.anything(),
  json,
  broken.event.map((event) => configRuleEvent({ event })),
  broken.invokingEvent.map((invokingEvent) => configRuleEvent({ invokingEvent })),
  broken.item.map((item) => configRuleEvent({ item })),
);

describe('an arbitrary event', () => {
  it('D4: ends in a typed error or in NOT_APPLICABLE, and never in COMPLIANT', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent, async (event) => {
        const { sent, thrown } = await outcomeOf(event);

        const code = isGuardrailsError(thrown) ? thrown.code : thrown;
        expect(['undefined', 'string']).toContain(typeof code);
        expect(code).not.toBe('INTERNAL');
        expect(sent.map(({ compliance }) => compliance)).toEqual(thrown === undefined ? ['NOT_APPLICABLE'] : []);
      }),
      { numRuns: 10_000, seed: 20_260_504 },
    );
  });

  it('B2: leaves no trace on the prototype of objects', async () => {
    const hostile = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';

    await outcomeOf(JSON.parse(hostile));
    await outcomeOf(configRuleEvent({ event: { ruleParameters: hostile } }));
    await outcomeOf(configRuleEvent({ invokingEvent: { configurationItem: JSON.parse(hostile) } }));

    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
