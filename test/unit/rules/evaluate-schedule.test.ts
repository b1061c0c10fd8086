import { GuardrailsError } from '../../../core/errors';
import type { Evaluation } from '../../../core/facts/evaluations';
import type { EvaluatedResource, RecordedItems } from '../../../core/facts/recorded-items';
import type { CheckResult } from '../../../core/policy/check-result';
import type { Policy, PolicyRequest } from '../../../core/policy/policy';
import { evaluateEvent, type EvaluatorPorts } from '../../../rules/evaluate-event';
import { scheduledEvent } from '../../support/config-rule-event';
import { evaluatorPorts, NO_ITEMS } from '../../support/evaluator-ports';
import { failureOf } from '../../support/failure-of';
import { makeCheck } from '../../support/make-check';

const REPOSITORY = 'AWS::ECR::Repository';
const REPOSITORIES = makeCheck({ id: 'ecr-x', resourceTypes: [REPOSITORY], trigger: 'both' });
const ACCOUNT = makeCheck({
  id: 'account-x',
  resourceTypes: ['AWS::::Account'],
  trigger: 'periodic',
  facts: ['detector'],
});
const TASKS = makeCheck({ id: 'ecs-x' });
const NOTIFIED = new Date('2026-05-04T10:00:00.000Z');

interface Settings extends Partial<EvaluatorPorts> {
  readonly present?: readonly string[];
  readonly evaluated?: readonly EvaluatedResource[];
  readonly say?: (request: PolicyRequest) => CheckResult['outcome'];
}

/** An account with repositories, and a policy that says of each what a test wants. */
function bench({ present = [], evaluated = [], say = () => 'COMPLIANT', ...settings }: Settings = {}) {
  const sent: Evaluation[] = [];
  const puts: number[] = [];
  const asked: string[][] = [];
  const lines: { readonly message: string; readonly fields: unknown }[] = [];
  const policy: Policy = {
    digest: 'sha256:00',
    evaluate: (request) =>
      Object.keys(request.parameters).map((check): CheckResult => {
        const outcome = say(request);
        if (outcome === 'ERROR') return { check, outcome, error: new GuardrailsError('RESULT_UNDEFINED', 'No.') };
        const unknowns = outcome === 'UNKNOWN' ? [{ path: [], reason: 'fact-missing' as const, detail: 'x' }] : [];
        return { check, outcome, violations: [], unknowns };
      }),
  };
  const items: RecordedItems = {
    ...NO_ITEMS,
    present: () => Promise.resolve(present),
    evaluated: () => Promise.resolve(evaluated),
    newest: (resourceType, ids) => {
      asked.push([...ids]);
      return Promise.resolve(
        ids.map((resourceId) => ({ resourceType, resourceId, configuration: '{"RepositoryName": "a"}' })),
      );
    },
  };
  const write = (message: string, fields?: unknown) => {
    lines.push({ message, fields });
  };
  const ports = evaluatorPorts(policy, {
    checks: [REPOSITORIES, ACCOUNT, TASKS],
    items,
    evaluations: {
      put: (_, evaluations) => {
        puts.push(evaluations.length);
        sent.push(...evaluations);
        return Promise.resolve();
      },
    },
    log: { info: write, warn: write, error: write },
    ...settings,
  });
  return { ports, sent, puts, asked, lines };
}

const run = (ports: EvaluatorPorts, parameters: Readonly<Record<string, unknown>> = { check: 'ecr-x' }) =>
  evaluateEvent(scheduledEvent({ parameters }), ports);

describe('a schedule', () => {
  it('judges every resource that is there, ordered by the time of the notification', async () => {
    const { ports, sent } = bench({ present: ['a', 'b'] });

    await run(ports);

    expect(sent).toEqual(
      ['a', 'b'].map((resourceId) => ({
        resourceType: REPOSITORY,
        resourceId,
        compliance: 'COMPLIANT',
        annotation: undefined,
        orderingTimestamp: NOTIFIED,
      })),
    );
  });

  it('judges the account by its look-ups', async () => {
    const { ports, sent } = bench({
      say: ({ facts }) => ('detector' in facts ? 'COMPLIANT' : 'UNKNOWN'),
      lookUps: { detector: () => Promise.resolve({ DetectorIds: [] }) },
    });

    await run(ports, { check: 'account-x' });

    expect(sent).toMatchObject([
      {
        resourceType: 'AWS::::Account',
        resourceId: '111122223333',
        compliance: 'COMPLIANT',
        orderingTimestamp: NOTIFIED,
      },
    ]);
  });

  it('fetches, judges and delivers 250 resources in parts of 100', async () => {
    const present = Array.from({ length: 250 }, (_, index) => `r${index}`);
    const { ports, sent, puts, asked } = bench({ present });

    await run(ports);

    expect(asked.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(puts).toEqual([100, 100, 50]);
    expect(new Set(sent.map(({ resourceId }) => resourceId)).size).toBe(250);
  });

  it('makes NOT_APPLICABLE of what has a result and is no longer there, by type and id', async () => {
    const gone = { resourceType: REPOSITORY, resourceId: 'gone' };
    const others = [
      { resourceType: REPOSITORY, resourceId: 'a' },
      { resourceType: 'AWS::ECS::Service', resourceId: 'gone' },
    ];
    const { ports, sent } = bench({ present: ['a'], evaluated: [gone, ...others] });

    await run(ports);

    expect(sent.map(({ resourceId, compliance }) => [resourceId, compliance])).toEqual([
      ['a', 'COMPLIANT'],
      ['gone', 'NOT_APPLICABLE'],
    ]);
    expect(sent[1]?.annotation).toBe('not applicable: the resource is no longer there');
  });

  it('leaves out a resource that has no item, and does not take it for gone', async () => {
    const { ports, sent } = bench({
      items: {
        ...NO_ITEMS,
        present: () => Promise.resolve(['a']),
        newest: () => Promise.resolve([{ resourceType: REPOSITORY, resourceId: 'another', configuration: '{}' }, {}]),
        evaluated: () => Promise.resolve([{ resourceType: REPOSITORY, resourceId: 'a' }]),
      },
    });

    await run(ports);

    expect(sent).toEqual([]);
  });

  it('takes tags for unknown, because the newest items come without', async () => {
    const tags: unknown[] = [];
    const { ports } = bench({
      present: ['a'],
      say: ({ subject }) => {
        tags.push(subject.configuration['Tags']);
        return 'COMPLIANT';
      },
    });

    await run(ports);

    expect(tags).toMatchObject([{ $unknown: 'not-recorded' }]);
  });

  it('keeps the tags that an item has in its configuration', async () => {
    const tags: unknown[] = [];
    const configuration = JSON.stringify({ Tags: [{ Key: 'a', Value: 'b' }] });
    const { ports } = bench({
      say: ({ subject }) => {
        tags.push(subject.configuration['Tags']);
        return 'COMPLIANT';
      },
      items: {
        ...NO_ITEMS,
        present: () => Promise.resolve(['a']),
        newest: () => Promise.resolve([{ resourceType: REPOSITORY, resourceId: 'a', configuration }]),
      },
    });

    await run(ports);

    expect(tags).toEqual([[{ Key: 'a', Value: 'b' }]]);
  });

  it('judges nothing for a check that is asked on change only', async () => {
    const { ports, sent } = bench({ present: ['a'] });

    await run(ports, { check: 'ecs-x' });

    expect(sent).toEqual([]);
  });

  it('asks all checks of a group about what one of them judges on schedule', async () => {
    const onChange = makeCheck({ id: 'ecr-y', resourceTypes: [REPOSITORY] });
    const asked: string[] = [];
    const { ports, sent } = bench({
      checks: [REPOSITORIES, onChange],
      present: ['a'],
      say: ({ parameters }) => {
        asked.push(...Object.keys(parameters));
        return 'COMPLIANT';
      },
    });

    await run(ports, { group: 'ecr-repository' });

    expect(asked).toEqual(['ecr-x', 'ecr-y']);
    expect(sent).toHaveLength(1);
  });
});

describe('what fails on schedule', () => {
  const denied = new GuardrailsError('AWS_CALL_FAILED', 'Denied.');

  it.each(['present', 'evaluated'] as const)('clears nothing when a list cannot be read whole: %s', async (list) => {
    const { ports, sent } = bench({
      items: {
        ...NO_ITEMS,
        evaluated: () => Promise.resolve([{ resourceType: REPOSITORY, resourceId: 'a' }]),
        [list]: () => Promise.reject(denied),
      },
    });

    const failure = await failureOf(run(ports));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(sent).toEqual([]);
  });

  it('is kept back and told, while the others are delivered', async () => {
    let calls = 0;
    const { ports, sent, lines } = bench({
      present: ['a', 'b', 'c'],
      say: () => ((calls += 1) === 2 ? 'ERROR' : 'COMPLIANT'),
    });

    const failure = await failureOf(run(ports));

    expect(failure.code).toBe('RESULT_UNDEFINED');
    expect(failure.message).toMatch(/^1 of 3 results were not delivered; .* The first: No\.$/);
    expect(sent.map(({ resourceId }) => resourceId)).toEqual(['a', 'c']);
    expect(lines.map(({ fields }) => fields)).toMatchObject([{ resourceId: 'b', code: 'RESULT_UNDEFINED' }, {}]);
  });

  it('is NON_COMPLIANT where that is set', async () => {
    const { ports, sent } = bench({ present: ['a'], say: () => 'ERROR', onError: 'noncompliant' });

    await run(ports);

    expect(sent).toMatchObject([{ compliance: 'NON_COMPLIANT', annotation: 'EVALUATION_ERROR RESULT_UNDEFINED' }]);
  });

  it('is an item that cannot be read, alone', async () => {
    const { ports, sent } = bench({
      items: {
        ...NO_ITEMS,
        present: () => Promise.resolve(['a', 'b']),
        newest: () =>
          Promise.resolve([
            { resourceType: REPOSITORY, resourceId: 'a', configuration: 'null' },
            { resourceType: REPOSITORY, resourceId: 'b', configuration: '{}' },
          ]),
      },
    });

    const failure = await failureOf(run(ports));

    expect(failure.code).toBe('CONFIGURATION_MISSING');
    expect(sent.map(({ resourceId }) => resourceId)).toEqual(['b']);
  });

  it('delivers the next part when one could not be delivered', async () => {
    const present = Array.from({ length: 150 }, (_, index) => `r${index}`);
    const sent: Evaluation[] = [];
    const { ports } = bench({
      present,
      evaluations: {
        put: (_, evaluations) => {
          if (evaluations.length === 100)
            return Promise.reject(new GuardrailsError('EVALUATIONS_UNDELIVERED', 'Slow.'));
          sent.push(...evaluations);
          return Promise.resolve();
        },
      },
    });

    const failure = await failureOf(run(ports));

    expect(failure.message).toMatch(/^100 of 150 results were not delivered/);
    expect(sent).toHaveLength(50);
  });

  it('D6: stops when AWS Config refuses for good', async () => {
    const put = jest.fn(() => Promise.reject(new GuardrailsError('EVALUATIONS_REJECTED', 'No such token.')));
    const { ports } = bench({ present: Array.from({ length: 150 }, (_, index) => `r${index}`), evaluations: { put } });

    const failure = await failureOf(run(ports));

    expect(failure.code).toBe('EVALUATIONS_REJECTED');
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('P8: is the parameters, before anything is read', async () => {
    const { ports, asked } = bench({ present: ['a'] });

    const failure = await failureOf(run(ports, { check: 'ecr-x', unheard: '1' }));

    expect(failure.code).toBe('PARAMETERS_INVALID');
    expect(asked).toEqual([]);
  });
});
