import type { CheckRequest } from '../../core/decision/decide';
import { GuardrailsError } from '../../core/errors';
import type { DescribedRevision } from '../../core/facts/task-definition-registry';
import { asDescribed, subjectOfArn } from '../../core/inputs/described-subject';
import type { JsonObject } from '../../core/subject/json';
import { freshVerdict } from '../fresh-verdict';
import { skipped, unverified, VERB, type ChangeOutcome } from '../in-place';
import { quoted } from '../quoted';
import type { Remediation, RemediationPorts, StepAnswer } from '../remediation';
import { changedPlaces } from './changed-places';
import { familyOf } from './family-of';
import type { FixContext } from './fix';
import { FIXES } from './fixes';
import { registrable } from './registrable';

/** What a fresh look at a family found: a reason to leave it alone, or the revision that fails and the one that would pass. */
type Look =
  | { readonly skip: StepAnswer }
  | {
      readonly from: DescribedRevision;
      readonly definition: JsonObject;
      readonly places: readonly string[];
      readonly reasons: readonly string[];
    };

/**
 * Registers a corrected revision of the newest ACTIVE one of a family (ECS API `RegisterTaskDefinition`). Nothing that runs
 * is touched: services and tasks get the new revision when somebody deploys it.
 *
 * Only a revision that then passes is registered, and only one that differs in nothing but the correction.
 */
export function newRevision(ports: RemediationPorts, request: CheckRequest, values: FixContext['values']): Remediation {
  const look = (resourceId: string) => lookAt(ports, request, values, resourceId);
  return {
    async plan(resourceId, dryRun) {
      const found = await look(resourceId);
      return 'skip' in found ? found.skip : answer(dryRun ? 'DRY_RUN' : 'APPLY', found, ports, found.from.revision + 1);
    },
    async apply(resourceId, dryRun) {
      const { family } = familyOf(resourceId, ports.own);
      return ports.locks.holding(`family/${family}`, async () => {
        const found = await look(resourceId);
        if ('skip' in found) return found.skip;
        if (dryRun) return answer('DRY_RUN', found, ports, found.from.revision + 1);
        const { revision } = await ports.taskDefinitions.register(registrable(found.definition, found.from));
        return answer('APPLIED', found, ports, revision);
      });
    },
    async verify(resourceId) {
      const found = await look(resourceId);
      if (!('skip' in found)) throw unverified(found.reasons.join(' '));
      if (found.skip.outcome.startsWith('SKIP_ALREADY')) return { ...found.skip, outcome: 'VERIFIED' };
      throw unverified(found.skip.description);
    },
  };
}

async function lookAt(
  ports: RemediationPorts,
  request: CheckRequest,
  values: FixContext['values'],
  resourceId: string,
): Promise<Look> {
  const { family, revision } = familyOf(resourceId, ports.own);
  const from = await ports.taskDefinitions.newest(family);
  if (from === undefined) {
    return { skip: skipped('SKIP_NOT_FOUND', `Task definition ${family} has no active revision.`) };
  }
  const title = `Task definition ${family}:${from.revision}`;
  const verdict = await freshVerdict(ports, subjectOf(from, from.definition), request);
  if (!verdict.fails) {
    const isNewer = verdict.outcome === 'SKIP_ALREADY_COMPLIANT' && revision !== undefined && revision < from.revision;
    return isNewer
      ? { skip: skipped('SKIP_ALREADY_FIXED', `${title} passes; revision ${revision} is no longer the newest one.`) }
      : { skip: skipped(verdict.outcome, `${title} ${verdict.is}.`) };
  }
  const [unknown] = from.unmodelled;
  if (unknown !== undefined) {
    const why = `it has the setting ${quoted(unknown)}, which this version of the client would leave out of a new revision`;
    return { skip: skipped('SKIP_UNKNOWN', `${title} is left alone: ${why}. Update ecs-guardrails.`) };
  }
  return corrected(ports, request, values, from, verdict);
}

async function corrected(
  ports: RemediationPorts,
  request: CheckRequest,
  values: FixContext['values'],
  from: DescribedRevision,
  { violations, reasons }: Extract<Awaited<ReturnType<typeof freshVerdict>>, { fails: true }>,
): Promise<Look> {
  const title = `Task definition ${from.family}:${from.revision}`;
  const fixed = fixOf(request.check.id)(from.definition, {
    parameters: request.parameters,
    values,
    violations,
    region: ports.own.region,
  });
  const needsDecision = (what: string): Look => ({
    skip: skipped('SKIP_NEEDS_DECISION', `${title} is left alone: ${reasons.join(' ')} Decide ${what}.`),
  });
  if ('needs' in fixed) return needsDecision(`${fixed.needs} (document parameter Values)`);
  const after = await freshVerdict(ports, subjectOf(from, fixed.definition), request);
  if (after.fails || after.outcome !== 'SKIP_ALREADY_COMPLIANT') {
    const left = after.fails ? after.reasons.join(' ') : `it ${after.is}`;
    return needsDecision(`what this cannot: after the correction ${left}`);
  }
  return { from, definition: fixed.definition, places: changedPlaces(from.definition, fixed.definition), reasons };
}

function fixOf(check: string) {
  const fix = FIXES.get(check);
  if (fix !== undefined) return fix;
  throw new GuardrailsError('REMEDIATION_INVALID', `There is no fix of ${check} by a new revision.`, {
    place: { field: 'check' },
  });
}

function subjectOf({ arn, tags }: DescribedRevision, definition: JsonObject) {
  return asDescribed(subjectOfArn('AWS::ECS::TaskDefinition', arn), { ...definition, tags });
}

function answer(
  outcome: ChangeOutcome,
  { from, places, reasons }: Extract<Look, { from: DescribedRevision }>,
  { own }: RemediationPorts,
  revision: number,
): StepAnswer {
  const name = `${from.family}:${revision}`;
  return {
    outcome,
    description: [
      ...reasons,
      `Revision ${name} ${VERB[outcome]} registered; against ${from.family}:${from.revision} it differs in ${places.join(', ')}.`,
      'What runs keeps its revision until it is deployed; infrastructure as code may register the old settings again.',
    ].join(' '),
    from: `${from.family}:${from.revision}`,
    to: name,
    // Older revisions stay, so that taking it back is to forget it.
    undo: `aws ecs deregister-task-definition --region ${own.region} --task-definition ${name}`,
  };
}
