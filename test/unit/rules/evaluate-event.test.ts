import type { Evaluation } from '../../../core/facts/evaluations';
import { GuardrailsError } from '../../../core/errors';
import type { CheckResult } from '../../../core/policy/check-result';
import type { Policy, PolicyRequest } from '../../../core/policy/policy';
import type { JsonObject } from '../../../core/subject/json';
import { evaluateEvent, type EvaluatorPorts } from '../../../rules/evaluate-event';
import { configRuleEvent, oversizedEvent } from '../../support/config-rule-event';
import { evaluatorPorts, NO_ITEMS } from '../../support/evaluator-ports';
import { failureOf } from '../../support/failure-of';
import { makeCheck } from '../../support/make-check';

const ID = 'ecs-taskdef-no-privileged';
const CHECK = makeCheck({
  id: ID,
  aliases: ['ecs-taskdef-unprivileged'],
  severity: 'CRITICAL',
  parameters: { exempt: { type: 'array', description: 'Exempt containers.', default: [] } },
});
const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12';

const COMPLIANT: CheckResult = { check: ID, outcome: 'COMPLIANT', violations: [], unknowns: [] };
const NON_COMPLIANT: CheckResult = {
  check: ID,
  outcome: 'NON_COMPLIANT',
  violations: [{ path: ['ContainerDefinitions', 0, 'Privileged'], message: 'Container "app" is privileged.' }],
  unknowns: [],
};

type Settings = Partial<EvaluatorPorts> & { readonly answer?: () => readonly CheckResult[] };

/** Ports that write down what goes through them. */
function bench({ answer = () => [NON_COMPLIANT], ...settings }: Settings = {}) {
  const requests: PolicyRequest[] = [];
  const sent: { readonly token: string; readonly evaluations: readonly Evaluation[] }[] = [];
  const lines: { readonly level: string; readonly message: string; readonly fields: unknown }[] = [];
  const write = (level: string) => (message: string, fields?: unknown) => {
    lines.push({ level, message, fields });
  };
  const counts: Record<string, number> = {};
  const policy: Policy = {
    digest: 'sha256:00',
    evaluate: (request) => {
      requests.push(request);
      return answer();
    },
  };
  const ports = evaluatorPorts(policy, {
    evaluations: {
      put: (token, evaluations) => {
        sent.push({ token, evaluations });
        return Promise.resolve();
      },
    },
    checks: [CHECK],
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    metrics: {
      count: (name, value = 1) => {
        counts[name] = (counts[name] ?? 0) + value;
      },
    },
    ...settings,
  });
  return { ports, requests, sent, lines, counts, errors: () => lines.filter(({ level }) => level === 'error') };
}

const RESULT: Evaluation = {
  resourceType: 'AWS::ECS::TaskDefinition',
  resourceId: 'payments-api',
  compliance: 'NON_COMPLIANT',
  annotation: '/ContainerDefinitions/0/Privileged: Container "app" is privileged.',
  orderingTimestamp: new Date('2026-05-04T09:12:41.118Z'),
};

describe('a changed configuration item', () => {
  it('is judged by the check of the rule, and the result is sent with the token of the event', async () => {
    const { ports, requests, sent } = bench();

    await evaluateEvent(configRuleEvent({ parameters: { check: ID, exempt: 'datadog, xray' } }), ports);

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      subject: { type: 'AWS::ECS::TaskDefinition', id: 'payments-api', arn: ARN, source: 'config', origin: null },
      parameters: { [ID]: { exempt: ['datadog', 'xray'] } },
      facts: {},
    });
    expect(sent).toEqual([{ token: 'token-1', evaluations: [RESULT] }]);
  });

  it('is COMPLIANT, without an annotation, only when the policy says so', async () => {
    const { ports, sent } = bench({ answer: () => [COMPLIANT] });

    await evaluateEvent(configRuleEvent(), ports);

    expect(sent[0]?.evaluations).toEqual([{ ...RESULT, compliance: 'COMPLIANT', annotation: undefined }]);
  });

  it('is judged by the check that an alias stands for, whatever the rule is called', async () => {
    const { ports, requests } = bench();
    const event = configRuleEvent({
      parameters: { check: 'ecs-taskdef-unprivileged' },
      event: { configRuleName: 'ecs-cluster-container-insights' },
    });

    await evaluateEvent(event, ports);

    expect(Object.keys(requests[0]?.parameters ?? {})).toEqual([ID]);
  });

  it('D16: is reported under the id of the event, byte for byte', async () => {
    const { ports, sent } = bench();
    const resourceId = ' Payments-API:007/ü ';

    await evaluateEvent(configRuleEvent({ item: { resourceId } }), ports);

    expect(sent[0]?.evaluations[0]?.resourceId).toBe(resourceId);
  });

  it('is logged with ids, digest and verdict, and without configuration or annotation', async () => {
    const { ports, lines } = bench();

    await evaluateEvent(configRuleEvent(), ports);

    expect(lines).toEqual([
      {
        level: 'info',
        message: 'The result was delivered.',
        fields: {
          ruleName: 'ecs-taskdef-no-privileged-conformance-pack-x1y2z3a4b',
          check: ID,
          resourceType: 'AWS::ECS::TaskDefinition',
          resourceId: 'payments-api',
          captureTime: '2026-05-04T09:12:41.118Z',
          compliance: 'NON_COMPLIANT',
          policyDigest: 'sha256:00',
        },
      },
    ]);
  });
});

describe('delivery of events', () => {
  it('D2: a duplicate, also at the same moment, gives the same result', async () => {
    const { ports, sent } = bench();

    await Promise.all([evaluateEvent(configRuleEvent(), ports), evaluateEvent(configRuleEvent(), ports)]);
    await evaluateEvent(configRuleEvent(), ports);

    expect(sent.map(({ evaluations }) => evaluations)).toEqual([[RESULT], [RESULT], [RESULT]]);
  });

  it('D3: an older item after a newer one is ordered by its own capture time, never by the clock', async () => {
    const { ports, sent } = bench();
    const times = ['2026-05-04T09:12:41.118Z', '2026-05-04T09:12:41.117Z', '2019-01-01T00:00:00.000Z'];

    for (const configurationItemCaptureTime of times) {
      await evaluateEvent(configRuleEvent({ item: { configurationItemCaptureTime } }), ports);
    }

    expect(sent.map(({ evaluations }) => evaluations[0]?.orderingTimestamp.toISOString())).toEqual(times);
  });

  it('D9: an event replayed from an archive gives the result that it gave at its time', async () => {
    const { ports, sent } = bench();
    const replayed = configRuleEvent({ item: { configurationItemCaptureTime: '2021-03-01T00:00:00.000Z' } });

    await evaluateEvent(replayed, ports);

    expect(sent[0]?.evaluations[0]?.orderingTimestamp).toEqual(new Date('2021-03-01T00:00:00.000Z'));
  });

  it('D10: a lost event leaves nothing behind that the next one would need', async () => {
    const { ports, sent } = bench();

    await failureOf(evaluateEvent({}, ports));
    await evaluateEvent(configRuleEvent(), ports);

    expect(sent).toEqual([{ token: 'token-1', evaluations: [RESULT] }]);
  });

  it.each([
    ['D1', 'EVALUATIONS_UNDELIVERED'],
    ['D6', 'EVALUATIONS_REJECTED'],
    ['D11', 'EVALUATIONS_UNDELIVERED'],
  ] as const)('%s: %s is logged once, with ids, and thrown for the on-failure destination', async (_, code) => {
    const refused = new GuardrailsError(code, 'Not delivered: "payments-api".', { cause: new TypeError('canary') });
    const { ports, lines } = bench({ evaluations: { put: () => Promise.reject(refused) } });

    const failure = await failureOf(evaluateEvent(configRuleEvent(), ports));

    expect(failure).toBe(refused);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'error',
      message: 'Not delivered: "payments-api".',
      fields: { code, check: ID, resourceId: 'payments-api', cause: 'TypeError' },
    });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('types what an adapter should never throw', async () => {
    const { ports } = bench({ evaluations: { put: () => Promise.reject(new TypeError('canary')) } });

    const failure = await failureOf(evaluateEvent(configRuleEvent(), ports));

    expect(failure.code).toBe('INTERNAL');
    expect(failure.message).not.toContain('canary');
  });

  it.each([
    ['D4: no invokingEvent', { event: { invokingEvent: undefined } }, 'EVENT_INVALID'],
    ['D4: an invokingEvent that breaks off', { event: { invokingEvent: '{"canary-hunter2' } }, 'EVENT_INVALID'],
    ['D4: an unknown messageType', { invokingEvent: { messageType: 'X' } }, 'MESSAGE_TYPE_UNSUPPORTED'],
    ['D4: a schedule without a time', { invokingEvent: { messageType: 'ScheduledNotification' } }, 'EVENT_INVALID'],
    ['A1: a foreign account', { event: { accountId: '222233334444' } }, 'ACCOUNT_MISMATCH'],
  ])('%s is logged once without the event, thrown, and nothing is sent', async (_, settings, code) => {
    const { ports, sent, requests, lines } = bench({ onError: 'noncompliant' });

    const failure = await failureOf(evaluateEvent(configRuleEvent(settings), ports));

    expect(failure.code).toBe(code);
    expect(sent).toEqual([]);
    expect(requests).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'error', message: failure.message, fields: { code } });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });
});

describe('D8: NOT_APPLICABLE', () => {
  it.each([
    ['eventLeftScope', { event: { eventLeftScope: true } }],
    ['ResourceDeleted', { item: { configurationItemStatus: 'ResourceDeleted' } }],
    ['ResourceDeletedNotRecorded', { item: { configurationItemStatus: 'ResourceDeletedNotRecorded' } }],
    ['ResourceNotRecorded', { item: { configurationItemStatus: 'ResourceNotRecorded' } }],
    ['an unknown status', { item: { configurationItemStatus: 'Resurrected' } }],
    ['another type', { item: { resourceType: 'AWS::ECS::Cluster' } }],
    ['a type that is not ours', { item: { resourceType: 'AWS::IAM::Role', awsRegion: 'global' } }],
    [
      'another type under a rule of a group',
      { item: { resourceType: 'AWS::ECS::Cluster' }, parameters: { group: 'ecs-task-definition' } },
    ],
    ['a deletion under a rule with bad parameters', { ...deleted(), parameters: { check: 'ecs-nothing' } }],
  ])('is sent for %s, with null configuration and without running the policy', async (_, settings) => {
    const { ports, sent, requests } = bench({ answer: () => [COMPLIANT] });

    await evaluateEvent(configRuleEvent({ configuration: null, ...settings }), ports);

    expect(requests).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.evaluations).toMatchObject([{ compliance: 'NOT_APPLICABLE', resourceId: 'payments-api' }]);
    expect(sent[0]?.evaluations[0]?.annotation).toMatch(/^not applicable: /);
  });

  it('is sent when the policy says so: it decides about inactive revisions', async () => {
    const { ports, sent, requests } = bench({ answer: () => [{ ...COMPLIANT, outcome: 'NOT_APPLICABLE' }] });

    await evaluateEvent(configRuleEvent({ configuration: { Family: 'payments-api', Status: 'INACTIVE' } }), ports);

    expect(requests).toHaveLength(1);
    expect(sent[0]?.evaluations).toMatchObject([{ compliance: 'NOT_APPLICABLE', annotation: undefined }]);
  });
});

function deleted() {
  return { item: { configurationItemStatus: 'ResourceDeleted' } };
}

/** Everything that keeps a check from being evaluated, though the event is sound. */
const FAILURES: readonly (readonly [string, Settings, Parameters<typeof configRuleEvent>[0], string])[] = [
  ['D4: a null configuration', {}, { configuration: null }, 'CONFIGURATION_MISSING'],
  ['P2: a trap', { answer: () => throwing(new WebAssembly.RuntimeError('canary')) }, {}, 'INTERNAL'],
  [
    'P2: a typed refusal',
    { answer: () => throwing(new GuardrailsError('INPUT_TOO_LARGE', 'Too large.')) },
    {},
    'INPUT_TOO_LARGE',
  ],
  ['P2: no answer', { answer: () => [] }, {}, 'RESULT_INCOMPLETE'],
  ["P2: another check's answer", { answer: () => [{ ...COMPLIANT, check: 'ecs-other' }] }, {}, 'RESULT_INCOMPLETE'],
  [
    'P2: an undefined result',
    { answer: () => [{ check: ID, outcome: 'ERROR', error: new GuardrailsError('RESULT_UNDEFINED', 'Undefined.') }] },
    {},
    'RESULT_UNDEFINED',
  ],
  [
    'the engine as the reason of UNKNOWN',
    {
      answer: () => [
        { ...COMPLIANT, outcome: 'UNKNOWN', unknowns: [{ path: null, reason: 'engine-error', detail: 'x' }] },
      ],
    },
    {},
    'EVALUATION_ABORTED',
  ],
  ['P8: no check', {}, { parameters: {} }, 'PARAMETERS_INVALID'],
  ['P8: no parameters at all', {}, { event: { ruleParameters: undefined } }, 'PARAMETERS_INVALID'],
  ['P8: an unknown check', {}, { parameters: { check: 'ecs-nothing' } }, 'CHECK_UNKNOWN'],
  ['P8: an unknown name', {}, { parameters: { check: ID, exmpt: 'a' } }, 'PARAMETERS_INVALID'],
  ['P8: a wrong type', {}, { parameters: { check: ID, exempt: '[1]' } }, 'PARAMETERS_INVALID'],
  [
    'P8: more than 1,024 characters',
    {},
    { parameters: { check: ID, exempt: 'x'.repeat(1_024) } },
    'PARAMETERS_INVALID',
  ],
  ['P8: an unknown group', {}, { parameters: { group: 'ecs' } }, 'PARAMETERS_INVALID'],
];

function throwing(error: Error): never {
  throw error;
}

describe('a check that cannot be evaluated', () => {
  it.each(FAILURES)('sends nothing by default and throws: %s', async (_, settings, event, code) => {
    const { ports, sent, lines } = bench(settings);

    const failure = await failureOf(evaluateEvent(configRuleEvent(event), ports));

    expect(failure.code).toBe(code);
    expect(sent).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ level: 'error', fields: { code, resourceId: 'payments-api' } });
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it.each(FAILURES)('is NON_COMPLIANT with the code where that is set: %s', async (_, settings, event, code) => {
    const { ports, sent, errors } = bench({ ...settings, onError: 'noncompliant' });

    await evaluateEvent(configRuleEvent(event), ports);

    expect(sent).toEqual([
      {
        token: 'token-1',
        evaluations: [{ ...RESULT, compliance: 'NON_COMPLIANT', annotation: `EVALUATION_ERROR ${code}` }],
      },
    ]);
    expect(errors()).toHaveLength(1);
    expect(errors()[0]).toMatchObject({ fields: { code } });
  });
});

describe('UNKNOWN', () => {
  const unknown = (reason: 'fact-missing' | 'not-recorded'): CheckResult => ({
    check: ID,
    outcome: 'UNKNOWN',
    violations: [],
    unknowns: [{ path: ['ContainerDefinitions', 0, 'Image'], reason, detail: 'The signature was not read.' }],
  });

  it.each(['fail', 'noncompliant'] as const)(
    'D16: from a look-up sends nothing, so that the previous result stands, and throws, with %s',
    async (onError) => {
      const denied = new GuardrailsError('AWS_CALL_FAILED', 'Allow ec2:DescribeSecurityGroups.');
      const { ports, sent, errors, counts } = bench({
        onError,
        answer: () => [unknown('fact-missing')],
        checks: [{ ...CHECK, facts: ['security-groups'] }],
        lookUps: { 'security-groups': () => Promise.reject(denied) },
      });

      const failure = await failureOf(evaluateEvent(configRuleEvent(), ports));

      expect(failure.code).toBe('AWS_CALL_FAILED');
      expect(failure.message).toContain('Allow ec2:DescribeSecurityGroups.');
      expect(sent).toEqual([]);
      expect(errors()).toHaveLength(1);
      expect(counts).toEqual({ ResultsWithheld: 1, FailedInvocations: 1 });
    },
  );

  it('D16: for want of a look-up that nobody makes is NOT_APPLICABLE: the next attempt would know no more', async () => {
    const { ports, sent } = bench({ answer: () => [unknown('fact-missing')] });

    await evaluateEvent(configRuleEvent(), ports);

    expect(sent[0]?.evaluations).toMatchObject([{ compliance: 'NOT_APPLICABLE' }]);
  });

  it('D16: from the item is NOT_APPLICABLE, names the place, and is logged as a warning to be counted', async () => {
    const { ports, sent, lines } = bench({ answer: () => [unknown('not-recorded')] });

    await evaluateEvent(configRuleEvent(), ports);

    expect(sent[0]?.evaluations).toEqual([
      { ...RESULT, compliance: 'NOT_APPLICABLE', annotation: 'unknown: /ContainerDefinitions/0/Image' },
    ]);
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'info']);
    expect(lines[0]?.fields).toMatchObject({ check: ID, resourceId: 'payments-api', unknowns: 1 });
  });
});

describe('D7: an item that is too large for its event', () => {
  const item = {
    version: '1.3',
    accountId: '111122223333',
    arn: ARN,
    resourceType: 'AWS::ECS::TaskDefinition',
    resourceId: 'payments-api',
    configuration: JSON.stringify({ Family: 'payments-api', TaskDefinitionArn: ARN }),
  };

  it('is read from the history, of the time that the event names', async () => {
    const asked: unknown[] = [];
    const captured = (...args: readonly unknown[]) => {
      asked.push(args);
      return Promise.resolve(item);
    };
    const { ports, sent, requests } = bench({ items: { ...NO_ITEMS, captured } });

    await evaluateEvent(oversizedEvent(), ports);

    expect(asked).toEqual([['AWS::ECS::TaskDefinition', 'payments-api', new Date('2026-05-04T09:12:41.118Z')]]);
    expect(requests[0]?.subject).toMatchObject({ id: 'payments-api', arn: ARN });
    expect(sent[0]?.evaluations).toEqual([RESULT]);
  });

  it.each([
    ['is not in the history', () => Promise.resolve(undefined), 'EVENT_OVERSIZED'],
    ['cannot be read', () => Promise.reject(new GuardrailsError('AWS_CALL_FAILED', 'Denied.')), 'AWS_CALL_FAILED'],
    ['cannot be read for a fault of ours', () => Promise.reject(new TypeError('canary')), 'INTERNAL'],
  ])('sends nothing when it %s, and throws', async (_, captured, code) => {
    const { ports, sent } = bench({ items: { ...NO_ITEMS, captured } });

    const failure = await failureOf(evaluateEvent(oversizedEvent(), ports));

    expect(failure.code).toBe(code);
    expect(sent).toEqual([]);
  });

  it('is not fetched when it was deleted', async () => {
    const captured = jest.fn(() => Promise.resolve(item));
    const summary = { configurationItemStatus: 'ResourceDeleted' };
    const event = oversizedEvent({
      invokingEvent: { configurationItemSummary: { ...oversizedSummary(), ...summary } },
    });
    const { ports, sent } = bench({ items: { ...NO_ITEMS, captured } });

    await evaluateEvent(event, ports);

    expect(captured).not.toHaveBeenCalled();
    expect(sent[0]?.evaluations).toMatchObject([{ compliance: 'NOT_APPLICABLE' }]);
  });
});

function oversizedSummary() {
  return {
    configurationItemCaptureTime: '2026-05-04T09:12:41.118Z',
    resourceType: 'AWS::ECS::TaskDefinition',
    resourceId: 'payments-api',
  };
}

describe('revisions: in-use', () => {
  const service = (configuration: JsonObject) =>
    configRuleEvent({
      parameters: { check: ID, revisions: 'in-use' },
      item: {
        resourceType: 'AWS::ECS::Service',
        resourceId: 'arn:svc',
        ARN: 'arn:aws:ecs:eu-west-1:111122223333:service/prod/web',
      },
      configuration: { ServiceName: 'web', ...configuration },
    });
  const described = {
    taskDefinitionArn: ARN,
    family: 'payments-api',
    containerDefinitions: [{ name: 'app', privileged: true }],
  };

  it('judges the revision that a service runs, and reports it against the service', async () => {
    const describe = jest.fn(() => Promise.resolve(described));
    const { ports, sent, requests } = bench({ descriptions: { 'AWS::ECS::TaskDefinition': describe } });

    await evaluateEvent(service({ TaskDefinition: ARN }), ports);

    expect(describe).toHaveBeenCalledWith(expect.objectContaining({ arn: ARN }));
    expect(requests[0]?.subject).toMatchObject({
      type: 'AWS::ECS::TaskDefinition',
      source: 'describe',
      configuration: { ContainerDefinitions: [{ Name: 'app', Privileged: true }] },
    });
    expect(sent[0]?.evaluations).toMatchObject([
      { resourceType: 'AWS::ECS::Service', resourceId: 'arn:svc', compliance: 'NON_COMPLIANT' },
    ]);
  });

  it.each([
    ['names no task definition', {}, 'not applicable: the service itself names no task definition'],
    ['names one that cannot be read', { TaskDefinition: { a: 1 } }, 'unknown: /TaskDefinition'],
    ['names one that is gone', { TaskDefinition: ARN }, `unknown: ${ARN}`],
  ])('is NOT_APPLICABLE for a service that %s', async (_, configuration, annotation) => {
    const { ports, sent } = bench({ descriptions: { 'AWS::ECS::TaskDefinition': () => Promise.resolve(undefined) } });

    await evaluateEvent(service(configuration), ports);

    expect(sent[0]?.evaluations).toMatchObject([{ compliance: 'NOT_APPLICABLE', annotation }]);
  });

  it.each([
    [new GuardrailsError('AWS_CALL_FAILED', 'Denied.'), 'AWS_CALL_FAILED'],
    [new TypeError('canary'), 'INTERNAL'],
  ])('sends nothing when the revision cannot be described', async (thrown, code) => {
    const { ports, sent } = bench({ descriptions: { 'AWS::ECS::TaskDefinition': () => Promise.reject(thrown) } });

    const failure = await failureOf(evaluateEvent(service({ TaskDefinition: ARN }), ports));

    expect(failure.code).toBe(code);
    expect(sent).toEqual([]);
  });

  it('leaves task definitions judged as ever, and services alone where it is not asked for', async () => {
    const { ports, sent } = bench();

    await evaluateEvent(configRuleEvent({ parameters: { check: ID, revisions: 'in-use' } }), ports);
    await evaluateEvent(configRuleEvent({ item: { resourceType: 'AWS::ECS::Service' } }), ports);

    expect(sent.map(({ evaluations }) => evaluations[0]?.compliance)).toEqual(['NON_COMPLIANT', 'NOT_APPLICABLE']);
  });

  it('judges a service by what judges services as well as task definitions', async () => {
    const both = { ...CHECK, resourceTypes: ['AWS::ECS::TaskDefinition', 'AWS::ECS::Service'] as const };
    const { ports, requests } = bench({ checks: [both] });

    await evaluateEvent(service({ TaskDefinition: ARN }), ports);

    expect(requests[0]?.subject.type).toBe('AWS::ECS::Service');
  });
});

describe('metrics', () => {
  it('count what was delivered, what is unknown and what failed', async () => {
    const good = bench();
    const unknown = bench({
      answer: () => [
        { ...COMPLIANT, outcome: 'UNKNOWN', unknowns: [{ path: ['User'], reason: 'not-recorded', detail: 'x' }] },
      ],
    });
    const bad = bench({ answer: () => [], onError: 'noncompliant' });

    for (const { ports } of [good, unknown, bad]) await evaluateEvent(configRuleEvent(), ports);

    expect([good.counts, unknown.counts, bad.counts]).toEqual([
      { ResultsDelivered: 1 },
      { ResultsUnknown: 1, ResultsDelivered: 1 },
      { EvaluationErrors: 1, ResultsDelivered: 1 },
    ]);
  });
});
