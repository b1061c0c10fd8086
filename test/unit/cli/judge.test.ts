import { judge } from '../../../cli/judge';
import { GuardrailsError } from '../../../core/errors';
import type { Policy } from '../../../core/policy/policy';
import { makeCheck } from '../../support/make-check';
import { makeSubject } from '../../support/make-subject';

const TASK_CHECK = { check: makeCheck({ id: 'ecs-task' }), parameters: {}, severity: 'HIGH' } as const;
const CLUSTER_CHECK = {
  check: makeCheck({ id: 'ecs-cluster', resourceTypes: ['AWS::ECS::Cluster'] }),
  parameters: {},
  severity: 'LOW',
} as const;

const policy = (evaluate: Policy['evaluate']): Policy => ({ digest: 'sha256:x', evaluate });

const COMPLIANT = policy(({ parameters }) =>
  Object.keys(parameters).map((check) => ({ check, outcome: 'COMPLIANT', violations: [], unknowns: [] })),
);

describe('judge', () => {
  it('judges a resource by the checks of its own type', () => {
    const cluster = makeSubject({ type: 'AWS::ECS::Cluster', id: 'main' });

    const { decisions, errors } = judge(COMPLIANT, [makeSubject(), cluster], [CLUSTER_CHECK, TASK_CHECK]);

    expect(decisions.map(({ subject, check }) => [subject.id, check.id])).toEqual([
      ['payments-api:12', 'ecs-task'],
      ['main', 'ecs-cluster'],
    ]);
    expect(errors).toEqual([]);
  });

  it('goes on after a resource that the engine refuses', () => {
    const origin = {
      document: { name: 'big.json', text: '', format: 'json' as const },
      resource: [],
      configuration: [],
    };
    const choosy = policy((request) => {
      if (request.subject.id === 'big') throw new GuardrailsError('INPUT_TOO_LARGE', 'It has 300 KB.');
      if (request.subject.id === 'odd') throw new Error('quotes a secret');
      return COMPLIANT.evaluate(request);
    });

    const { decisions, errors } = judge(
      choosy,
      [makeSubject({ id: 'big', origin }), makeSubject({ id: 'odd' }), makeSubject({ id: 'fine' })],
      [TASK_CHECK],
    );

    expect(decisions.map(({ subject }) => subject.id)).toEqual(['fine']);
    expect(errors.map(({ code, message, place }) => [code, message, place])).toEqual([
      ['INPUT_TOO_LARGE', 'big: It has 300 KB.', { file: 'big.json' }],
      ['INTERNAL', 'odd: The engine failed. Please report it.', {}],
    ]);
  });
});
