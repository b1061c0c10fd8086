import { Evaluations } from '../../../../sandbox/config-rules/evaluations';
import { Recorder } from '../../../../sandbox/config-rules/recorder';
import { SandboxClock } from '../../../../sandbox/sandbox-clock';
import { configService } from '../../../../sandbox/services/config';

const CONTEXT = { caller: { name: 'tester', account: '111122223333', actions: new Set(['*']) }, region: 'eu-west-1' };
const CAPTURED = 1_777_885_961.118;

let evaluations: Evaluations;
let token: string;

beforeEach(() => {
  evaluations = new Evaluations();
  token = evaluations.open({ ruleName: 'rule-1', resourceType: 'AWS::ECS::Cluster', resourceId: 'prod' });
});

async function call(operation: string, input: object): Promise<object> {
  const recorder = new Recorder({ account: '111122223333', region: 'eu-west-1', partition: 'aws' }, new SandboxClock());
  const service = configService({
    evaluations,
    recorder,
    ruleNames: () => new Set(['rule-1']),
    clock: new SandboxClock(),
  });
  const run = service.operations.get(operation);
  return (await run?.(input, CONTEXT)) ?? {};
}

function evaluation(settings: object = {}) {
  return {
    ComplianceResourceType: 'AWS::ECS::Cluster',
    ComplianceResourceId: 'prod',
    ComplianceType: 'NON_COMPLIANT',
    Annotation: 'no',
    OrderingTimestamp: CAPTURED,
    ...settings,
  };
}

describe('PutEvaluations', () => {
  it('keeps a result with its time to the millisecond', async () => {
    const answer = await call('PutEvaluations', { ResultToken: token, Evaluations: [evaluation()] });

    expect(answer).toEqual({ FailedEvaluations: [] });
    expect(evaluations.ofRule('rule-1')).toMatchObject([
      { compliance: 'NON_COMPLIANT', annotation: 'no', orderingTimestamp: new Date('2026-05-04T09:12:41.118Z') },
    ]);
  });

  it.each([
    ['INSUFFICIENT_DATA', { ComplianceType: 'INSUFFICIENT_DATA' }, 'InvalidParameterValueException'],
    ['another compliance type', { ComplianceType: 'UNKNOWN' }, 'ValidationException'],
    ['an empty annotation', { Annotation: '' }, 'ValidationException'],
    ['an annotation of 257 characters', { Annotation: 'x'.repeat(257) }, 'ValidationException'],
    ['an empty resource id', { ComplianceResourceId: '' }, 'ValidationException'],
    ['a resource id of 769 characters', { ComplianceResourceId: 'x'.repeat(769) }, 'ValidationException'],
    ['no time', { OrderingTimestamp: undefined }, 'ValidationException'],
    ['a resource that the event was not about', { ComplianceResourceId: 'dev' }, 'InvalidParameterValueException'],
    ['a member that it does not know', { EvaluationContext: {} }, 'SandboxUnsupportedOperation'],
  ])('refuses %s and stores nothing of the call', async (_what, settings, code) => {
    const put = call('PutEvaluations', { ResultToken: token, Evaluations: [evaluation(), evaluation(settings)] });

    await expect(put).rejects.toMatchObject({ code });
    expect(evaluations.ofRule('rule-1')).toEqual([]);
  });

  it.each([
    ['no token', { Evaluations: [] }, 'ValidationException'],
    ['an empty token', { ResultToken: '', Evaluations: [] }, 'ValidationException'],
    ['an unknown token', { ResultToken: 'junk', Evaluations: [] }, 'InvalidResultTokenException'],
  ])('refuses a call with %s', async (_what, input, code) => {
    const put = call('PutEvaluations', input);

    await expect(put).rejects.toMatchObject({ code });
  });

  it('takes 100 results in a call and no more', async () => {
    const put = (count: number) =>
      call('PutEvaluations', { ResultToken: token, Evaluations: Array.from({ length: count }, () => evaluation()) });

    const [hundred, more] = await Promise.allSettled([put(100), put(101)]);

    expect(hundred.status).toBe('fulfilled');
    expect(more).toMatchObject({ reason: { code: 'ValidationException' } });
  });

  it('stores nothing in test mode, and takes any token there', async () => {
    await call('PutEvaluations', { ResultToken: 'junk', TestMode: true, Evaluations: [evaluation()] });

    expect(evaluations.ofRule('rule-1')).toEqual([]);
  });
});

describe('PutEvaluations on schedule', () => {
  it('takes a result on the account', async () => {
    const isThere = (type: string, id: string) => type === 'AWS::::Account' && id === '111122223333';
    const scheduled = evaluations.open({ ruleName: 'rule-1', isThere });
    const account = { ComplianceResourceType: 'AWS::::Account', ComplianceResourceId: '111122223333' };

    await call('PutEvaluations', { ResultToken: scheduled, Evaluations: [evaluation(account)] });

    expect(evaluations.ofRule('rule-1')).toMatchObject([
      { resourceType: 'AWS::::Account', resourceId: '111122223333' },
    ]);
  });
});

describe('GetComplianceDetailsByConfigRule', () => {
  beforeEach(() => {
    for (let number = 0; number < 12; number += 1) {
      const scope = { resourceType: 'AWS::ECS::Cluster', resourceId: `c${number}` };
      const compliance = number % 2 === 0 ? 'COMPLIANT' : 'NOT_APPLICABLE';
      evaluations.put(
        evaluations.open({ ruleName: 'rule-1', ...scope }),
        [{ ...scope, compliance, annotation: null, orderingTimestamp: new Date() }],
        new Date(),
      );
    }
  });

  it('pages, ten results unless asked otherwise', async () => {
    const first = await call('GetComplianceDetailsByConfigRule', { ConfigRuleName: 'rule-1' });
    const second = await call('GetComplianceDetailsByConfigRule', { ConfigRuleName: 'rule-1', NextToken: 'page-10' });

    expect(first).toMatchObject({ EvaluationResults: { length: 10 }, NextToken: 'page-10' });
    expect(second).toMatchObject({ EvaluationResults: { length: 2 } });
    expect(second).not.toHaveProperty('NextToken');
  });

  it('shows only the compliance types that are asked for', async () => {
    const answer = await call('GetComplianceDetailsByConfigRule', {
      ConfigRuleName: 'rule-1',
      ComplianceTypes: ['COMPLIANT'],
      Limit: 100,
    });

    expect(answer).toMatchObject({ EvaluationResults: { length: 6 } });
  });

  it.each([
    ['a rule that is not there', { ConfigRuleName: 'rule-2' }, 'NoSuchConfigRuleException'],
    ['a name of 65 characters', { ConfigRuleName: 'x'.repeat(65) }, 'ValidationException'],
    ['a page of 101', { ConfigRuleName: 'rule-1', Limit: 101 }, 'ValidationException'],
    ['a token of its own making', { ConfigRuleName: 'rule-1', NextToken: 'x' }, 'InvalidNextTokenException'],
    [
      'the type INSUFFICIENT_DATA',
      { ConfigRuleName: 'rule-1', ComplianceTypes: ['INSUFFICIENT_DATA'] },
      'ValidationException',
    ],
  ])('refuses %s', async (_what, input, code) => {
    const details = call('GetComplianceDetailsByConfigRule', input);

    await expect(details).rejects.toMatchObject({ code });
  });
});
