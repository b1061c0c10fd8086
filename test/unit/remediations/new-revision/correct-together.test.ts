import type { CheckRequest } from '../../../../core/decision/decide';
import type { Outcome } from '../../../../core/policy/check-result';
import type { Policy } from '../../../../core/policy/policy';
import { CHECKS } from '../../../../core/registry/registry';
import { isJsonObject, member, valueAt } from '../../../../core/subject/json';
import { askedChecks } from '../../../../remediations/new-revision/asked-checks';
import { correctTogether } from '../../../../remediations/new-revision/correct-together';
import { FIXES } from '../../../../remediations/new-revision/fixes';
import { judgeAs } from '../../../../remediations/revision-verdicts';
import { EXAMPLES, policy, requestOf } from '../../../support/all-examples';
import { describedAs } from '../../../support/forms/describe-form';
import { makeCheck } from '../../../support/make-check';
import { makePorts } from '../make-ports';

const PRIVILEGED = 'ecs-taskdef-no-privileged';
const KEPT = 'ecs-taskdef-no-latest-tag';

const FROM = {
  arn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
  family: 'web',
  revision: 1,
  definition: { family: 'web', containerDefinitions: [{ name: 'app', image: 'x', privileged: true }] },
  tags: [],
  unmodelled: [],
};

function makeRequest(id: string): CheckRequest {
  return { check: makeCheck({ id }), parameters: {}, severity: 'HIGH' };
}

/** A policy in whose eyes a privileged container alone fails, and another check says something of it and of others. */
function policyWhere(privileged: Outcome, otherwise: Outcome): Policy {
  return {
    digest: 'sha256:0',
    evaluate: ({ subject, parameters }) =>
      Object.keys(parameters).map((check) => {
        const is = valueAt(subject.configuration, ['ContainerDefinitions', 0, 'Privileged']) === true;
        const outcome = check === KEPT ? (is ? privileged : otherwise) : is ? 'NON_COMPLIANT' : 'COMPLIANT';
        const violations = outcome === 'NON_COMPLIANT' ? [{ path: [], message: `${check} fails.` }] : [];
        const unknowns = [{ path: null, reason: 'not-recorded', detail: 'not recorded' } as const];
        return { check, outcome, violations, unknowns: outcome === 'UNKNOWN' ? unknowns : [] };
      }),
  };
}

describe('a correction', () => {
  it.each<[Outcome, Outcome, boolean]>([
    ['COMPLIANT', 'COMPLIANT', true],
    ['COMPLIANT', 'NOT_APPLICABLE', true],
    ['COMPLIANT', 'NON_COMPLIANT', false],
    ['COMPLIANT', 'UNKNOWN', false],
    ['NOT_APPLICABLE', 'NON_COMPLIANT', false],
    ['NON_COMPLIANT', 'NON_COMPLIANT', true],
    ['UNKNOWN', 'NON_COMPLIANT', true],
  ])('with which another check goes from %s to %s stays: %s', async (before, after, stays) => {
    const asked = { wanted: [makeRequest(PRIVILEGED)], kept: [makeRequest(KEPT)] };

    const { definition, findings } = await correctTogether(makePorts(policyWhere(before, after), {}), FROM, asked, {});

    expect(findings.map(({ is }) => is)).toEqual([stays ? 'corrected' : 'undecided']);
    expect(valueAt(definition, ['containerDefinitions', 0, 'privileged'])).toBe(stays ? undefined : true);
  });

  it('that would break a check names it, and what it would say', async () => {
    const asked = { wanted: [makeRequest(PRIVILEGED)], kept: [makeRequest(KEPT)] };
    const ports = makePorts(policyWhere('COMPLIANT', 'NON_COMPLIANT'), {});

    const { findings } = await correctTogether(ports, FROM, asked, {});

    expect(findings).toMatchObject([
      { decide: `what this cannot: the correction would break ${KEPT}, which passes: ${KEPT} fails.` },
    ]);
  });

  it('exists for a check with a fix only', async () => {
    const asked = { wanted: [makeRequest('ecs-taskdef-without-fix')], kept: [] };

    const pass = correctTogether(makePorts(policyWhere('COMPLIANT', 'COMPLIANT'), {}), FROM, asked, {});

    await expect(pass).rejects.toMatchObject({ code: 'REMEDIATION_INVALID' });
  });
});

describe('a pass over the failing examples for all checks', () => {
  const failing = EXAMPLES.filter(
    ({ check, kind, sources }) =>
      FIXES.has(check) && kind === 'bad' && (sources === undefined || sources.includes('describe')),
  );

  it.each([...FIXES.keys()])('leaves what passed, and passes what it corrected: %s', async (id) => {
    const ports = makePorts(policy, { imageDigests: { of: () => Promise.resolve(`sha256:${'0'.repeat(64)}`) } });
    const broken: string[] = [];
    for (const example of failing.filter(({ check }) => check === id)) {
      const described = member(describedAs(example), 'taskDefinition');
      const from = { ...FROM, definition: isJsonObject(described) ? described : {} };
      const asked = askedChecks(requestOf(example), 'all', CHECKS);
      const judge = judgeAs(ports, from);

      const { definition, findings } = await correctTogether(ports, from, asked, { user: '10001:10001' });

      const corrected = findings.filter(({ is }) => is === 'corrected').map(({ check }) => check);
      for (const request of [...asked.wanted, ...asked.kept]) {
        const before = await judge(from.definition, request);
        const after = await judge(definition, request);
        const isOwed = corrected.includes(request.check.id) || !before.fails;
        if (isOwed && after.fails) broken.push(`${example.name}: ${request.check.id}`);
      }
    }

    expect(broken).toEqual([]);
  });
});
