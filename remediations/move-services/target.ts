import type { CheckRequest } from '../../core/decision/decide';
import { GuardrailsError } from '../../core/errors';
import type { DescribedRevision } from '../../core/facts/task-definition-registry';
import { didYouMean } from '../../core/nearest';
import { parseParameters } from '../../core/policy/parameters';
import type { Check } from '../../core/registry/check';
import { findCheck } from '../../core/registry/registry';
import { member } from '../../core/subject/json';
import { skipped } from '../in-place';
import { quoted } from '../quoted';
import type { RemediationPorts, StepAnswer } from '../remediation';
import { checksByDefault, judgeAs, passes, withDefaults } from '../revision-verdicts';
import type { MoveRequest } from './move-request';

/** A revision to which services may be moved. */
export interface Target {
  readonly revision: DescribedRevision;

  /**
   * Why no service may be moved to it from another revision of the family: a check passes there that would fail here.
   *
   * @returns words that complete a sentence about the service, or `undefined`
   */
  regression(from: number): Promise<string | undefined>;
}

/**
 * The revision that services are moved to: ACTIVE, and passing the check that was named.
 *
 * @returns why there is none, as the answer of the step
 * @throws GuardrailsError `REMEDIATION_INVALID` for a check that does not judge task definitions
 */
export async function targetOf(
  ports: RemediationPorts,
  family: string,
  request: Pick<MoveRequest, 'toRevision' | 'check' | 'parameters'>,
  checks: readonly Check[],
): Promise<Target | { readonly skip: StepAnswer }> {
  const asked = request.check === '' ? undefined : namedCheck(request, checks);
  const { toRevision } = request;
  const registry = ports.taskDefinitions;
  const revision = await (toRevision === undefined ? registry.newest(family) : registry.numbered(family, toRevision));
  if (revision === undefined || member(revision.definition, 'status') !== 'ACTIVE') {
    const which = toRevision === undefined ? 'active revision' : `active revision ${toRevision}`;
    return { skip: skipped('SKIP_NOT_FOUND', `Task definition ${family} has no ${which}.`) };
  }
  const title = `${family}:${revision.revision}`;
  const judge = judgeAs(ports, revision);
  const verdict = asked === undefined ? undefined : await judge(revision.definition, asked);
  if (verdict !== undefined && !passes(verdict)) {
    const outcome = verdict.fails ? 'SKIP_NEEDS_DECISION' : verdict.outcome;
    const why = verdict.fails ? verdict.reasons.join(' ') : `It ${verdict.is}.`;
    return { skip: skipped(outcome, `No service is moved to ${title}: ${why}`) };
  }
  const known = new Map<number, Promise<string | undefined>>();
  return {
    revision,
    regression(from) {
      const answer = known.get(from) ?? regression(ports, revision, from, checks);
      known.set(from, answer);
      return answer;
    },
  };
}

async function regression(
  ports: RemediationPorts,
  to: DescribedRevision,
  from: number,
  checks: readonly Check[],
): Promise<string | undefined> {
  const old = await ports.taskDefinitions.numbered(to.family, from);
  if (old === undefined) return `runs ${to.family}:${from}, which can no longer be read`;
  for (const request of checksByDefault(checks).map(withDefaults)) {
    if (passes(await judgeAs(ports, to)(to.definition, request))) continue;
    if (!passes(await judgeAs(ports, old)(old.definition, request))) continue;
    return `runs ${to.family}:${from}, which passes ${request.check.id}; ${to.family}:${to.revision} does not`;
  }
  return undefined;
}

function namedCheck({ check: name, parameters }: Pick<MoveRequest, 'check' | 'parameters'>, checks: readonly Check[]) {
  const check = findCheck(name, checks);
  if (check?.resourceTypes.includes('AWS::ECS::TaskDefinition') !== true) {
    const ids = checks
      .filter(({ resourceTypes }) => resourceTypes.includes('AWS::ECS::TaskDefinition'))
      .map(({ id }) => id);
    throw new GuardrailsError(
      'REMEDIATION_INVALID',
      `The event's "check" is ${quoted(name)}; expected a check of task definitions, or nothing.${didYouMean(name, ids)}`,
      { place: { field: 'check' } },
    );
  }
  const complete = parseParameters(check, parameters, (parameter) => ({ field: `parameters.${parameter}` }));
  return { check, parameters: complete, severity: check.severity } satisfies CheckRequest;
}
