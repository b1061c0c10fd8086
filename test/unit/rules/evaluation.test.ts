import type { Decision } from '../../../core/decision/decision';
import { GuardrailsError } from '../../../core/errors';
import type { Unknown } from '../../../core/policy/check-result';
import { UNKNOWN_REASONS } from '../../../core/subject/unknown';
import { evaluationOf, verdictOf } from '../../../rules/evaluation';
import { exemptionsHere, makeExemption } from '../../support/exemptions';
import { makeCheck } from '../../support/make-check';

function decision(settings: Partial<Decision>): Decision {
  return {
    check: makeCheck({ id: 'ecs-taskdef-no-privileged' }),
    severity: 'HIGH',
    subject: {
      type: 'AWS::ECS::TaskDefinition',
      id: 'payments-api',
      arn: null,
      account: '111122223333',
      region: 'eu-west-1',
      partition: 'aws',
      source: 'config',
      tags: {},
      configuration: {},
      logicalId: null,
      constructPath: null,
      origin: null,
      redirects: [],
    },
    status: 'COMPLIANT',
    violations: [],
    unknowns: [],
    error: null,
    policyDigest: 'sha256:00',
    ...settings,
  };
}

const looked = (settings: Partial<Decision>, failures: readonly GuardrailsError[] = []) => ({
  decision: decision(settings),
  failures,
});

const told = (found: ReturnType<typeof looked>, exemptions = exemptionsHere()) => verdictOf(found, exemptions);

const DENIED = new GuardrailsError('AWS_CALL_FAILED', 'ec2:DescribeSecurityGroups was denied.', {
  place: { field: 'ec2:DescribeSecurityGroups' },
});

const unknown = (reason: Unknown['reason'], path: Unknown['path'] = ['Family']): Unknown => ({
  path,
  reason,
  detail: 'What was expected.',
});

const FROM_THE_ITEM = [
  'not-recorded',
  'not-coercible',
  'not-parsable',
  'conflicting-keys',
  'unresolved-reference',
  'open-condition',
] as const;

describe('verdictOf', () => {
  it.each(['COMPLIANT', 'NOT_APPLICABLE'] as const)('sends %s without an annotation', (status) => {
    const verdict = told(looked({ status }));

    expect(verdict).toEqual({ kind: 'send', compliance: status, annotation: undefined });
  });

  describe('of violations that are exempt', () => {
    const violations = [
      { path: ['ContainerDefinitions', 0, 'Privileged'], message: 'First.' },
      { path: ['ContainerDefinitions', 1, 'Privileged'], message: 'Second.' },
    ];
    const configuration = {
      Family: 'payments-api',
      ContainerDefinitions: [
        { Name: 'app', Image: 'app' },
        { Name: 'otel-collector', Image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0' },
      ],
    };
    const subject = { ...decision({}).subject, configuration };
    const containers = { name: 'otel-*', image: 'public.ecr.aws/aws-observability' };

    it('is NOT_APPLICABLE with the exemption where it is about all of them', () => {
      const exemptions = exemptionsHere([makeExemption(), makeExemption({ id: 'another' })]);

      const verdict = told(looked({ status: 'NON_COMPLIANT', violations, subject }), exemptions);

      expect(verdict).toEqual({
        kind: 'send',
        compliance: 'NOT_APPLICABLE',
        annotation:
          'EXEMPT payments-privileged until 2027-01-31: Needs the host device until the new agent ships +1 more',
        exemptions: exemptions.exemptions,
      });
    });

    it('is NON_COMPLIANT for what is left where it is about some of them', () => {
      const exemptions = exemptionsHere([makeExemption({ containers })]);

      const verdict = told(looked({ status: 'NON_COMPLIANT', violations, subject }), exemptions);

      expect(verdict).toEqual({
        kind: 'send',
        compliance: 'NON_COMPLIANT',
        annotation: '/ContainerDefinitions/0/Privileged: First.',
      });
    });

    it.each(['UNKNOWN', 'ERROR'] as const)('leaves %s what it is', (status) => {
      const exemptions = exemptionsHere([makeExemption()]);
      const found = looked({ status, unknowns: [unknown('not-recorded')], subject });

      expect(told(found, exemptions)).toEqual(told(found));
    });
  });

  it('sends NON_COMPLIANT with the first path and message, and how many more there are', () => {
    const violations = [0, 1, 2].map((index) => ({
      path: ['ContainerDefinitions', index, 'Privileged'],
      message: `Container "c${index}" is privileged.`,
    }));

    const verdict = told(looked({ status: 'NON_COMPLIANT', violations }));

    expect(verdict).toEqual({
      kind: 'send',
      compliance: 'NON_COMPLIANT',
      annotation: '/ContainerDefinitions/0/Privileged: Container "c0" is privileged. +2 more',
    });
  });

  it('P7: keeps the path and `+7 more` beside a message that is too long', () => {
    const violations = Array.from({ length: 8 }, (_, index) => ({
      path: ['ContainerDefinitions', index, 'Environment', 999, 'Name'],
      message: `Container "${'x'.repeat(300)}" 🚀`,
    }));

    const verdict = told(looked({ status: 'NON_COMPLIANT', violations }));

    expect(verdict).toMatchObject({ kind: 'send', compliance: 'NON_COMPLIANT' });
    const annotation = verdict.kind === 'send' ? (verdict.annotation ?? '') : '';
    expect(annotation).toHaveLength(256);
    expect(annotation).toMatch(/^\/ContainerDefinitions\/0\/Environment\/999\/Name: Container "x+… \+7 more$/);
  });

  it('names no path for the resource as a whole', () => {
    const violations = [{ path: [], message: 'The cluster has no insights.' }];

    const verdict = told(looked({ status: 'NON_COMPLIANT', violations }));

    expect(verdict).toMatchObject({ annotation: 'The cluster has no insights.' });
  });

  it('D16: sends NON_COMPLIANT without an annotation when the decision names no place', () => {
    const verdict = told(looked({ status: 'NON_COMPLIANT' }));

    expect(verdict).toEqual({ kind: 'send', compliance: 'NON_COMPLIANT', annotation: undefined });
  });

  it.each(FROM_THE_ITEM)('sends NOT_APPLICABLE for what the item itself leaves unknown: %s', (reason) => {
    const verdict = told(looked({ status: 'UNKNOWN', unknowns: [unknown(reason, ['Volumes', 0, 'a/b'])] }));

    expect(verdict).toEqual({
      kind: 'send',
      compliance: 'NOT_APPLICABLE',
      annotation: 'unknown: /Volumes/0/a~1b',
      unknowns: 1,
    });
  });

  it.each([null, []])('says that the whole resource is unknown for path %j', (path) => {
    const unknowns = [unknown('not-parsable', path), unknown('not-recorded')];

    const verdict = told(looked({ status: 'UNKNOWN', unknowns }));

    expect(verdict).toMatchObject({ annotation: 'unknown: the whole resource +1 more' });
  });

  it.each(UNKNOWN_REASONS.filter((reason) => reason !== 'engine-error'))(
    'D16: withholds what is unknown because of %s when a look-up failed, and names the permission',
    (reason) => {
      const verdict = told(looked({ status: 'UNKNOWN', unknowns: [unknown(reason)] }, [DENIED]));

      expect(verdict).toMatchObject({
        kind: 'withhold',
        error: { code: 'AWS_CALL_FAILED', place: { field: 'ec2:DescribeSecurityGroups' }, cause: DENIED },
      });
    },
  );

  it('tells that a look-up is missing where nobody makes it, or it found nothing', () => {
    const verdict = told(looked({ status: 'UNKNOWN', unknowns: [unknown('fact-missing')] }));

    expect(verdict).toMatchObject({ kind: 'send', compliance: 'NOT_APPLICABLE', annotation: 'unknown: /Family' });
  });

  it('sends what is certain although a look-up failed', () => {
    const verdict = told(looked({ status: 'COMPLIANT' }, [DENIED]));

    expect(verdict).toMatchObject({ kind: 'send', compliance: 'COMPLIANT' });
  });

  it('counts as failed when the engine is why it is unknown, whatever else is', () => {
    const unknowns = UNKNOWN_REASONS.map((reason) => unknown(reason));

    const verdict = told(looked({ status: 'UNKNOWN', unknowns }));

    expect(verdict).toMatchObject({ kind: 'failed', error: { code: 'EVALUATION_ABORTED' } });
  });

  it('P2: counts as failed when it is unknown for no reason', () => {
    const verdict = told(looked({ status: 'UNKNOWN' }));

    expect(verdict).toMatchObject({ kind: 'failed', error: { code: 'RESULT_INVALID' } });
  });

  it("P2: counts as failed with the engine's own error", () => {
    const error = new GuardrailsError('EVALUATION_ABORTED', 'It trapped.');

    const verdict = told(looked({ status: 'ERROR', error }));

    expect(verdict).toEqual({ kind: 'failed', error });
  });

  it('P2: counts as failed when the engine gives no error', () => {
    const verdict = told(looked({ status: 'ERROR' }));

    expect(verdict).toMatchObject({ kind: 'failed', error: { code: 'RESULT_INVALID' } });
  });

  it.each(UNKNOWN_REASONS)('D16: never makes COMPLIANT of unknown because of %s', (reason) => {
    const verdict = told(looked({ status: 'UNKNOWN', unknowns: [unknown(reason)] }));

    expect(verdict).not.toMatchObject({ compliance: 'COMPLIANT' });
  });
});

describe('evaluationOf', () => {
  it('D3, D16: echoes type and id byte for byte, and orders by the time that it is given', () => {
    const resource = {
      resourceType: 'AWS::ECS::Service',
      resourceId: ' arn:aws:ecs:eu-west-1:111122223333:service/prod/Päyments ',
    };
    const captureTime = new Date('2020-01-01T00:00:00.007Z');

    const evaluation = evaluationOf(resource, captureTime, { compliance: 'COMPLIANT', annotation: undefined });

    expect(evaluation).toEqual({
      ...resource,
      compliance: 'COMPLIANT',
      annotation: undefined,
      orderingTimestamp: captureTime,
    });
  });
});
