import type { Policy } from '../../../core/policy/policy';
import type { Check } from '../../../core/registry/check';
import { runStep } from '../../../remediations/run-step';
import { failureOf } from '../../support/failure-of';
import { makeCheck } from '../../support/make-check';
import { makePorts } from './make-ports';
import { FakeRepositories, makeRepository } from './ecr-repository-tags-immutable/fake-repositories';

const EVENT = { step: 'plan', check: 'tags-immutable', resourceId: 'payments', dryRun: 'false' };

const CHECKS: readonly Check[] = [
  makeCheck({ id: 'ecs-taskdef-no-privileged' }),
  makeCheck({
    id: 'tags-immutable',
    aliases: ['tags-frozen'],
    parameters: { allowed: { type: 'array', description: 'Allowed filters.', default: [] } },
    remediation: { class: 'auto', text: 'Do it.', document: 'ecr-repository-tags-immutable' },
  }),
  makeCheck({ id: 'no-folder', remediation: { class: 'auto', text: 'Do it.', document: 'no-such-folder' } }),
];

/** A policy that fails every repository but IMMUTABLE ones, and remembers the parameters that it was given. */
function portsOf(repositories: FakeRepositories) {
  const parameters: unknown[] = [];
  const policy: Policy = {
    digest: 'sha256:0',
    evaluate: (request) => {
      parameters.push(request.parameters);
      const outcome =
        request.subject.configuration['ImageTagMutability'] === 'IMMUTABLE' ? 'COMPLIANT' : 'NON_COMPLIANT';
      return [{ check: 'tags-immutable', outcome, violations: [], unknowns: [] }];
    },
  };
  return {
    ports: makePorts(policy, { repositories }),
    parameters,
  };
}

describe('the kill switch', () => {
  it.each([
    ['plan', 'SKIP_KILL_SWITCH'],
    ['apply', 'SKIP_KILL_SWITCH'],
  ])('A7: keeps %s from changing and from reading anything', async (step, outcome) => {
    const repositories = new FakeRepositories(makeRepository());
    const { ports } = portsOf(repositories);

    const result = await runStep({ ...EVENT, step }, CHECKS, { ...ports, mayAct: () => Promise.resolve(false) });

    expect(result.outcome).toBe(outcome);
    expect(repositories.changed).toEqual([]);
  });
});

describe('runStep', () => {
  it('answers flat texts only, so that a document can select them', async () => {
    const { ports } = portsOf(new FakeRepositories(makeRepository()));

    const result = await runStep(EVENT, CHECKS, ports);

    expect(result).toMatchObject({
      step: 'plan',
      check: 'tags-immutable',
      resourceId: 'payments',
      outcome: 'APPLY',
      policyDigest: 'sha256:0',
    });
    expect(Object.values(result).map((value) => typeof value)).toEqual(Object.keys(result).map(() => 'string'));
  });

  it('runs plan, apply and verify in turn, and each again, with one change', async () => {
    const repositories = new FakeRepositories(makeRepository());
    const { ports } = portsOf(repositories);
    const outcomes: string[] = [];

    for (const step of ['plan', 'apply', 'verify', 'verify', 'apply', 'plan']) {
      outcomes.push((await runStep({ ...EVENT, step }, CHECKS, ports)).outcome);
    }

    expect(outcomes).toEqual([
      'APPLY',
      'APPLIED',
      'VERIFIED',
      'VERIFIED',
      'SKIP_ALREADY_COMPLIANT',
      'SKIP_ALREADY_COMPLIANT',
    ]);
    expect(repositories.changed).toEqual(['payments']);
  });

  it.each([true, 'true'])('hands dryRun %j on', async (dryRun) => {
    const repositories = new FakeRepositories(makeRepository());
    const { ports } = portsOf(repositories);

    const result = await runStep({ ...EVENT, step: 'apply', dryRun }, CHECKS, ports);

    expect(result.outcome).toBe('DRY_RUN');
    expect(repositories.changed).toEqual([]);
  });

  it('finds a check by a former id and answers the current one', async () => {
    const { ports } = portsOf(new FakeRepositories(undefined));

    const result = await runStep({ ...EVENT, check: 'tags-frozen' }, CHECKS, ports);

    expect(result.check).toBe('tags-immutable');
  });

  it.each([
    { given: undefined, expected: [] },
    { given: '{"allowed":["dev-*"]}', expected: ['dev-*'] },
    { given: { allowed: 'dev-*,latest' }, expected: ['dev-*', 'latest'] },
  ])('judges by parameters $given', async ({ given, expected }) => {
    const { ports, parameters } = portsOf(new FakeRepositories(makeRepository()));

    await runStep({ ...EVENT, ...(given === undefined ? {} : { parameters: given }) }, CHECKS, ports);

    expect(parameters).toEqual([{ 'tags-immutable': { allowed: expected } }]);
  });

  it.each([
    {
      case: 'an unknown check',
      event: { ...EVENT, check: 'tags-imutable' },
      code: 'REMEDIATION_INVALID',
      field: 'check',
      says: 'There is no check "tags-imutable". Did you mean "tags-immutable"? Checks with a remediation: tags-immutable.',
    },
    {
      case: 'a check without remediation',
      event: { ...EVENT, check: 'ecs-taskdef-no-privileged' },
      code: 'REMEDIATION_INVALID',
      field: 'check',
      says: 'Check ecs-taskdef-no-privileged has no remediation.',
    },
    {
      case: 'a check whose folder does not exist',
      event: { ...EVENT, check: 'no-folder' },
      code: 'REMEDIATION_INVALID',
      field: 'check',
      says: 'Check no-folder has no remediation.',
    },
    {
      case: 'an unknown parameter',
      event: { ...EVENT, parameters: '{"alowed":[]}' },
      code: 'PARAMETERS_INVALID',
      field: 'parameters.alowed',
      says: 'Did you mean "allowed"?',
    },
    {
      case: 'an impossible parameter',
      event: { ...EVENT, parameters: '{"allowed":7}' },
      code: 'PARAMETERS_INVALID',
      field: 'parameters.allowed',
      says: 'is 7',
    },
    {
      case: 'an unknown step',
      event: { ...EVENT, step: 'undo' },
      code: 'REMEDIATION_INVALID',
      field: 'step',
      says: '"undo"',
    },
  ])('refuses $case before any call', async ({ event, code, field, says }) => {
    const repositories = new FakeRepositories(makeRepository());
    const { ports } = portsOf(repositories);

    const failure = await failureOf(runStep(event, CHECKS, ports));

    expect(failure).toMatchObject({ code, place: { field } });
    expect(failure.message).toContain(says);
    expect([...repositories.described, ...repositories.changed]).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('knows no check %s', async (check) => {
    const { ports } = portsOf(new FakeRepositories(makeRepository()));

    const failure = await failureOf(runStep({ ...EVENT, check }, CHECKS, ports));

    expect(failure.code).toBe('REMEDIATION_INVALID');
  });
});
