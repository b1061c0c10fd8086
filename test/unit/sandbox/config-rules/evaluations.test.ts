import { Evaluations, type PutEvaluation } from '../../../../sandbox/config-rules/evaluations';

const NOW = new Date('2026-05-04T10:00:00Z');
const SCOPE = { ruleName: 'rule-1', resourceType: 'AWS::ECS::Cluster', resourceId: 'prod' };

function result(settings: Partial<PutEvaluation> = {}): PutEvaluation {
  return {
    resourceType: 'AWS::ECS::Cluster',
    resourceId: 'prod',
    compliance: 'COMPLIANT',
    annotation: null,
    orderingTimestamp: new Date('2026-05-04T09:00:00Z'),
    ...settings,
  };
}

describe('Evaluations', () => {
  let evaluations: Evaluations;

  beforeEach(() => {
    evaluations = new Evaluations();
  });

  it('takes one token for several calls, and none after the invocation', () => {
    const token = evaluations.open(SCOPE);

    evaluations.put(token, [result()], NOW);
    evaluations.put(token, [result()], NOW);
    evaluations.close(token);
    const late = () => {
      evaluations.put(token, [result()], NOW);
    };

    expect(late).toThrow(expect.objectContaining({ code: 'InvalidResultTokenException' }));
  });

  it('refuses a token that it never gave', () => {
    const put = () => {
      evaluations.put('token', [result()], NOW);
    };

    expect(put).toThrow(expect.objectContaining({ code: 'InvalidResultTokenException' }));
  });

  it.each([
    ['another id', { resourceId: 'prod ' }],
    ['another type', { resourceType: 'AWS::ECS::Service' }],
  ])('refuses, as a whole, a call with %s than the event had', (_what, settings) => {
    const token = evaluations.open(SCOPE);

    const put = () => {
      evaluations.put(token, [result(), result(settings)], NOW);
    };

    expect(put).toThrow(expect.objectContaining({ code: 'InvalidParameterValueException' }));
    expect(evaluations.ofRule('rule-1')).toEqual([]);
  });

  it('takes on schedule results on what is there, and on what has a result of the same rule', () => {
    const gone = { resourceId: 'gone' };
    evaluations.put(evaluations.open({ ...SCOPE, ...gone }), [result(gone)], NOW);
    const isThere = (_type: string, resourceId: string) => resourceId === 'prod';
    const token = evaluations.open({ ruleName: 'rule-1', isThere });

    evaluations.put(token, [result(), result({ ...gone, compliance: 'NOT_APPLICABLE' })], NOW);

    expect(evaluations.ofRule('rule-1')).toMatchObject([
      { resourceId: 'gone', compliance: 'NOT_APPLICABLE' },
      { resourceId: 'prod', compliance: 'COMPLIANT' },
    ]);
  });

  it('refuses on schedule a result on what nobody knows, and on what only another rule has judged', () => {
    const other = { resourceId: 'gone' };
    evaluations.put(evaluations.open({ ...SCOPE, ...other, ruleName: 'rule-2' }), [result(other)], NOW);
    const token = evaluations.open({ ruleName: 'rule-1', isThere: () => false });

    const put = () => {
      evaluations.put(token, [result(other)], NOW);
    };

    expect(put).toThrow(expect.objectContaining({ code: 'InvalidParameterValueException' }));
  });

  it.each([
    ['an older result after a newer one', '2026-05-04T09:00:00Z', '2026-05-04T08:00:00Z', 'COMPLIANT'],
    ['a newer result after an older one', '2026-05-04T09:00:00Z', '2026-05-04T09:00:01Z', 'NON_COMPLIANT'],
    ['a second result for the same item', '2026-05-04T09:00:00Z', '2026-05-04T09:00:00Z', 'NON_COMPLIANT'],
  ])('keeps the right one of %s', (_what, first, second, expected) => {
    const token = evaluations.open(SCOPE);

    evaluations.put(token, [result({ orderingTimestamp: new Date(first) })], NOW);
    evaluations.put(token, [result({ orderingTimestamp: new Date(second), compliance: 'NON_COMPLIANT' })], NOW);

    expect(evaluations.ofRule('rule-1').map(({ compliance }) => compliance)).toEqual([expected]);
  });

  it('keeps results of different rules apart', () => {
    const [first, second] = [evaluations.open(SCOPE), evaluations.open({ ...SCOPE, ruleName: 'rule-2' })];

    evaluations.put(first, [result()], NOW);
    evaluations.put(second, [result({ compliance: 'NOT_APPLICABLE', annotation: 'unknown: /A' })], NOW);

    expect(evaluations.ofRule('rule-1')).toMatchObject([{ compliance: 'COMPLIANT' }]);
    expect(evaluations.ofRule('rule-2')).toMatchObject([{ compliance: 'NOT_APPLICABLE', annotation: 'unknown: /A' }]);
  });
});
