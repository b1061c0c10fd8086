import { decide } from '../../../../core/decision/decide';
import { GuardrailsError } from '../../../../core/errors';
import { NO_FACTS } from '../../../../core/facts/facts';
import type { CheckResult } from '../../../../core/policy/check-result';
import type { Policy, PolicyRequest } from '../../../../core/policy/policy';
import { makeCheck } from '../../../support/make-check';
import { makeSubject } from '../../../support/make-subject';

const FIRST = makeCheck({ id: 'ecs-taskdef-first', severity: 'HIGH' });
const SECOND = makeCheck({ id: 'ecs-taskdef-second' });
const requests = [
  { check: FIRST, parameters: { strict: true }, severity: 'LOW' as const },
  { check: SECOND, parameters: {}, severity: SECOND.severity },
];

function policyGiving(results: readonly CheckResult[], asked: PolicyRequest[] = []): Policy {
  return {
    digest: 'sha256:fake',
    evaluate: (request) => {
      asked.push(request);
      return results;
    },
  };
}

const violation = { path: ['ContainerDefinitions', 0, 'Environment', 2, 'Name'], message: 'It is wrong.' };

describe('decide', () => {
  it('asks nothing when no check is requested', () => {
    const asked: PolicyRequest[] = [];

    const decisions = decide(policyGiving([], asked), makeSubject(), [], NO_FACTS);

    expect(decisions).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('asks for all checks at once, and carries severity, subject and digest', () => {
    const asked: PolicyRequest[] = [];
    const subject = makeSubject();
    const results: CheckResult[] = [
      { check: SECOND.id, outcome: 'COMPLIANT', violations: [], unknowns: [] },
      { check: FIRST.id, outcome: 'NON_COMPLIANT', violations: [violation], unknowns: [] },
    ];

    const decisions = decide(policyGiving(results, asked), subject, requests, { services: [] });

    expect(asked).toEqual([
      { subject, parameters: { [FIRST.id]: { strict: true }, [SECOND.id]: {} }, facts: { services: [] } },
    ]);
    expect(decisions).toEqual([
      {
        check: FIRST,
        severity: 'LOW',
        subject,
        status: 'NON_COMPLIANT',
        violations: [violation],
        unknowns: [],
        error: null,
        policyDigest: 'sha256:fake',
      },
      {
        check: SECOND,
        severity: 'HIGH',
        subject,
        status: 'COMPLIANT',
        violations: [],
        unknowns: [],
        error: null,
        policyDigest: 'sha256:fake',
      },
    ]);
  });

  it('gives a check that reads them the detections of secrets, and no value of the subject', () => {
    const asked: PolicyRequest[] = [];
    const reader = makeCheck({ id: 'ecs-taskdef-reader', facts: ['secret-detections'] });
    const container = { Environment: [{ Name: 'DB_PASSWORD', Value: 'canary' }], Command: ['--token', 'canary'] };
    const subject = makeSubject({ configuration: { ContainerDefinitions: [container] } });

    decide(policyGiving([], asked), subject, [...requests, { check: reader, parameters: {}, severity: 'LOW' }], {
      services: [],
      'secret-detections': 'not what a caller says',
    });

    expect(asked[0]?.facts).toEqual({
      services: [],
      'secret-detections': [
        {
          Path: ['ContainerDefinitions', 0, 'Command', 1],
          Field: 'command',
          Name: 'token',
          Detector: 'strong-name',
          Class: 'B',
        },
        {
          Path: ['ContainerDefinitions', 0, 'Environment', 0, 'Value'],
          Field: 'environment',
          Name: 'DB_PASSWORD',
          Detector: 'strong-name',
          Class: 'B',
        },
      ],
    });
    expect(JSON.stringify(asked[0]?.facts)).not.toContain('canary');
  });

  it('leaves a check out that the policy did not answer: no answer is no verdict', () => {
    const decisions = decide(policyGiving([]), makeSubject(), requests, NO_FACTS);

    expect(decisions).toEqual([]);
  });

  it('keeps the error of a check that failed alone', () => {
    const error = new GuardrailsError('EVALUATION_ABORTED', 'It trapped.');

    const [decision] = decide(
      policyGiving([{ check: FIRST.id, outcome: 'ERROR', error }]),
      makeSubject(),
      requests,
      NO_FACTS,
    );

    expect(decision).toMatchObject({ status: 'ERROR', error, violations: [], unknowns: [] });
  });

  it('points to the override that put a value into the definition', () => {
    const redirects = [
      {
        from: ['ContainerDefinitions', 0, 'Environment', 2],
        to: ['Overrides', 'ContainerOverrides', 1, 'Environment', 0],
      },
    ];
    const unknowns = [
      { path: null, reason: 'engine-error', detail: 'x' },
      { path: ['ContainerDefinitions', 0, 'Environment', 2], reason: 'not-coercible', detail: 'x' },
      { path: ['ContainerDefinitions', 1], reason: 'not-coercible', detail: 'x' },
    ] as const;
    const result: CheckResult = { check: FIRST.id, outcome: 'NON_COMPLIANT', violations: [violation], unknowns };

    const [decision] = decide(policyGiving([result]), makeSubject({ redirects }), requests, NO_FACTS);

    expect(decision?.violations[0]?.path).toEqual(['Overrides', 'ContainerOverrides', 1, 'Environment', 0, 'Name']);
    expect(decision?.unknowns.map(({ path }) => path)).toEqual([
      null,
      ['Overrides', 'ContainerOverrides', 1, 'Environment', 0],
      ['ContainerDefinitions', 1],
    ]);
  });
});
