import { Evaluations } from '../../../../sandbox/config-rules/evaluations';
import { RuleRunner, type RuleRunnerPorts } from '../../../../sandbox/config-rules/rule-runner';
import type { Invoked } from '../../../../sandbox/functions/function-host';
import { parseJson, textOf, type Json, type JsonObject } from '../../../../sandbox/json';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:rules';
const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:failures';
const NOW = new Date('2026-05-04T10:00:00Z');
const DONE: Invoked = { payload: null, functionError: null };
const FAILED: Invoked = { payload: { errorType: 'GuardrailsError', errorMessage: 'no' }, functionError: 'Unhandled' };

function rule(name: string, ...resourceTypes: readonly string[]) {
  return {
    name: `${name}-conformance-pack-x1y2z3a4b`,
    declaredName: name,
    id: 'config-rule-a1b2c3',
    arn: 'arn:aws:config:eu-west-1:111122223333:config-rule/x',
    functionArn: FUNCTION,
    onChange: resourceTypes.length > 0,
    resourceTypes,
    onSchedule: false,
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

  it('asks the rules with a schedule once, about no item, and the others not at all', async () => {
    const { made, events } = ports();
    const rules = [
      { ...rule('settings'), onSchedule: true },
      rule('insights', 'AWS::ECS::Cluster'),
      { ...rule('scanning', 'AWS::ECR::Repository'), onSchedule: true },
    ];

    const run = await new RuleRunner(rules, made).runScheduled(
      NOW,
      () => true,
      () => undefined,
    );

    expect(run).toEqual({ invocations: 2, failed: [] });
    expect(events).toMatchObject([
      { configRuleName: 'settings-conformance-pack-x1y2z3a4b', accountId: '111122223333', eventLeftScope: false },
      { configRuleName: 'scanning-conformance-pack-x1y2z3a4b' },
    ]);
    expect(events.map((event) => parseJson(textOf(event, 'invokingEvent')))).toEqual(
      rules.slice(0, 2).map(() => ({
        awsAccountId: '111122223333',
        notificationCreationTime: '2026-05-04T10:00:00.000Z',
        messageType: 'ScheduledNotification',
        recordVersion: '1.0',
      })),
    );
  });

  it('never asks a rule that only has a schedule about an item', async () => {
    const { made } = ports();
    const scheduled = { ...rule('insights', 'AWS::ECS::Cluster'), onChange: false, onSchedule: true };

    const run = await new RuleRunner([scheduled], made).run([item('AWS::ECS::Cluster', 'prod')], () => undefined);

    expect(run).toEqual({ invocations: 0, failed: [] });
  });

  it('tells of a scheduled event that fails in every attempt without a resource', async () => {
    const { made, failures } = ports(FAILED, FAILED, FAILED);
    const scheduled = { ...rule('settings'), onSchedule: true };

    const run = await new RuleRunner([scheduled], made).runScheduled(
      NOW,
      () => true,
      () => undefined,
    );

    expect(run.failed).toMatchObject([{ resourceId: null, errorType: 'GuardrailsError' }]);
    expect(failures).toHaveLength(1);
  });

  it('refuses rules whose function AWS Config may not invoke', () => {
    const { made } = ports();

    const make = () => new RuleRunner([rule('insights', 'AWS::ECS::Cluster')], { ...made, invocable: new Set() });

    expect(make).toThrow(FUNCTION);
  });
});
