import { Evaluations } from '../../../../sandbox/config-rules/evaluations';
import { RuleRunner, type RuleRunnerPorts } from '../../../../sandbox/config-rules/rule-runner';
import type { Invoked } from '../../../../sandbox/functions/function-host';
import { parseJson, textOf, type Json, type JsonObject } from '../../../../sandbox/json';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:rules';
const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:failures';
const DONE: Invoked = { payload: null, functionError: null };
const FAILED: Invoked = { payload: { errorType: 'GuardrailsError', errorMessage: 'no' }, functionError: 'Unhandled' };

function rule(name: string, ...resourceTypes: readonly string[]) {
  return {
    name: `${name}-conformance-pack-x1y2z3a4b`,
    declaredName: name,
    id: 'config-rule-a1b2c3',
    arn: 'arn:aws:config:eu-west-1:111122223333:config-rule/x',
    functionArn: FUNCTION,
    resourceTypes,
    parameters: { check: name },
  };
}

function item(resourceType: string, resourceId: string): JsonObject {
  return { resourceType, resourceId, configurationItemCaptureTime: '2026-05-04T09:12:41.118Z' };
}

function ports(...answers: readonly Invoked[]) {
  const events: JsonObject[] = [];
  const failures: (readonly [string, JsonObject])[] = [];
  const evaluations = new Evaluations();
  const tokensOpen: boolean[] = [];
  const left = [...answers];
  const made: RuleRunnerPorts = {
    place: { account: '111122223333', region: 'eu-west-1', partition: 'aws' },
    host: {
      invoke: (_name: string, event: Json) => {
        if (typeof event === 'object' && event !== null && 'resultToken' in event) {
          events.push(event);
          tokensOpen.push(isOpen(evaluations, textOf(event, 'resultToken')));
        }
        return Promise.resolve(left.shift() ?? DONE);
      },
    },
    evaluations,
    invocable: new Set([FUNCTION]),
    invokeSettings: new Map([['rules', { retries: 2, failureQueueArn: QUEUE }]]),
    failure: (queueArn, event) => {
      failures.push([queueArn, event]);
    },
  };
  return { made, events, failures, evaluations, tokensOpen };
}

function isOpen(evaluations: Evaluations, token: string): boolean {
  try {
    evaluations.put(token, [], new Date());
    return true;
  } catch {
    return false;
  }
}

describe('RuleRunner', () => {
  it('asks each rule about each item in its scope, with texts inside the event', async () => {
    const { made, events } = ports();
    const rules = [rule('insights', 'AWS::ECS::Cluster'), rule('tags', 'AWS::ECR::Repository')];
    const progress: (readonly [number, number])[] = [];

    const run = await new RuleRunner(rules, made).run(
      [item('AWS::ECS::Cluster', 'prod'), item('AWS::ECS::Cluster', 'dev'), item('AWS::ECS::Service', 'web')],
      (done, of) => progress.push([done, of]),
    );

    expect(run).toEqual({ invocations: 2, failed: [] });
    expect(progress).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(events.map((event) => event['ruleParameters'])).toEqual(['{"check":"insights"}', '{"check":"insights"}']);
    expect(events.map((event) => parseJson(textOf(event, 'invokingEvent')))).toMatchObject([
      { messageType: 'ConfigurationItemChangeNotification', configurationItem: { resourceId: 'prod' } },
      { configurationItem: { resourceId: 'dev' } },
    ]);
    expect(events[0]?.['configRuleName']).toBe('insights-conformance-pack-x1y2z3a4b');
  });

  it('keeps the token of an invocation open for its retries, and closes it then', async () => {
    const { made, events, evaluations, tokensOpen, failures } = ports(FAILED, FAILED, DONE);

    const run = await new RuleRunner([rule('insights', 'AWS::ECS::Cluster')], made).run(
      [item('AWS::ECS::Cluster', 'prod')],
      () => undefined,
    );

    const tokens = events.map((event) => textOf(event, 'resultToken'));
    expect(run.failed).toEqual([]);
    expect(failures).toEqual([]);
    expect(new Set(tokens).size).toBe(1);
    expect(tokensOpen).toEqual([true, true, true]);
    expect(isOpen(evaluations, tokens[0] ?? '')).toBe(false);
  });

  it('hands an event that fails in every attempt to the failure destination and goes on', async () => {
    const { made, failures } = ports(FAILED, FAILED, FAILED, DONE);

    const run = await new RuleRunner([rule('insights', 'AWS::ECS::Cluster')], made).run(
      [item('AWS::ECS::Cluster', 'prod'), item('AWS::ECS::Cluster', 'dev')],
      () => undefined,
    );

    expect(run).toMatchObject({
      invocations: 2,
      failed: [{ resourceId: 'prod', errorType: 'GuardrailsError', errorMessage: 'no' }],
    });
    expect(failures.map(([queue]) => queue)).toEqual([QUEUE]);
  });

  it('refuses rules whose function AWS Config may not invoke', () => {
    const { made } = ports();

    const make = () => new RuleRunner([rule('insights', 'AWS::ECS::Cluster')], { ...made, invocable: new Set() });

    expect(make).toThrow(FUNCTION);
  });
});
