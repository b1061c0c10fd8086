import type { CheckRequest } from '../../core/decision/decide';
import { GuardrailsError } from '../../core/errors';
import type { DescribedRevision } from '../../core/facts/task-definition-registry';
import { member } from '../../core/subject/json';
import { skipped, unverified, VERB, type ChangeOutcome } from '../in-place';
import { named } from '../named';
import { quoted } from '../quoted';
import type { Asked, Remediation, RemediationPorts, StepAnswer } from '../remediation';
import { judgeAs } from '../revision-verdicts';
import { askedChecks, checksToVerify, type AskedChecks } from './asked-checks';
import { changedPlaces } from './changed-places';
import { correctTogether, type Pass } from './correct-together';
import { nothingCorrected, sentencesOf } from './describe-pass';
import { familyOf } from './family-of';
import type { FixContext } from './fix';
import { registrable } from './registrable';

/** What a run works with. */
interface Run {
  readonly ports: RemediationPorts;
  readonly asked: AskedChecks;
  readonly values: FixContext['values'];
}

/** A revision, and what a pass makes of it. */
interface Planned extends Pass {
  readonly from: DescribedRevision;
}

/** What a fresh look at a family found: a reason to leave it alone, or the revision that fails and what would pass. */
type Look = { readonly skip: StepAnswer } | Planned;

/**
 * Registers a corrected revision of the newest ACTIVE one of a family (ECS API `RegisterTaskDefinition`). Nothing that runs
 * is touched: services and tasks get the new revision when somebody deploys it.
 *
 * Only a revision that then passes is registered, and only one that differs in nothing but the corrections.
 */
export function newRevision(
  ports: RemediationPorts,
  request: CheckRequest,
  values: FixContext['values'],
  { alsoChecks, toVerify, checks }: Asked,
): Remediation {
  const run: Run = { ports, asked: askedChecks(request, alsoChecks, checks), values };
  const verified = checksToVerify(request, toVerify, checks);
  return {
    async plan(resourceId, dryRun) {
      const found = await lookAt(run, resourceId);
      return 'skip' in found ? found.skip : answer(dryRun ? 'DRY_RUN' : 'APPLY', found, run, found.from.revision + 1);
    },
    async apply(resourceId, dryRun) {
      const { family } = familyOf(resourceId, ports.own);
      return ports.locks.holding(`family/${family}`, async () => {
        const found = await lookAt(run, resourceId);
        if ('skip' in found) return found.skip;
        if (dryRun) return answer('DRY_RUN', found, run, found.from.revision + 1);
        return register(run, found);
      });
    },
    verify: (resourceId) => verify(ports, verified, resourceId),
  };
}

async function lookAt(run: Run, resourceId: string): Promise<Look> {
  const { family, revision } = familyOf(resourceId, run.ports.own);
  const from = await run.ports.taskDefinitions.newest(family);
  if (from === undefined) return { skip: skipped('SKIP_NOT_FOUND', `${titleOf(family)} has no active revision.`) };
  const pass = await correctTogether(run.ports, from, run.asked, run.values);
  if (correctedIn(pass).length > 0) return unlessUnmodelled({ ...pass, from });
  const skip = nothingCorrected(titleOf(nameOf(from)), pass.findings);
  if (skip.outcome !== 'SKIP_ALREADY_COMPLIANT' || revision === undefined || revision >= from.revision) return { skip };
  const description = `${titleOf(nameOf(from))} passes; revision ${revision} is no longer the newest one.`;
  return { skip: skipped('SKIP_ALREADY_FIXED', description) };
}

function unlessUnmodelled(planned: Planned): Look {
  const { from } = planned;
  const [unknown] = from.unmodelled;
  if (unknown === undefined) return planned;
  const why = `it has the setting ${quoted(unknown)}, which this version of the client would leave out of a new revision`;
  return { skip: skipped('SKIP_UNKNOWN', `${titleOf(nameOf(from))} is left alone: ${why}. Update ecs-guardrails.`) };
}

/**
 * ECS has no compare-and-set, and not everybody who registers takes our lock. Where somebody registered a revision between
 * the look and the registration, ours hides it: then theirs is corrected and registered once more, as it is if it passes.
 */
async function register(run: Run, planned: Planned): Promise<StepAnswer> {
  const first = await registered(run, planned, planned.from.revision);
  if (first.overtaken === undefined) return answer('APPLIED', planned, run, first.revision);
  const pass = await correctTogether(run.ports, first.overtaken, run.asked, run.values);
  const again = unlessUnmodelled({ ...pass, from: first.overtaken });
  if ('skip' in again) throw hidden(again.skip.description, first.overtaken, first.revision);
  const second = await registered(run, again, first.revision);
  if (second.overtaken === undefined) return answer('APPLIED', again, run, second.revision);
  throw hidden('It happened twice in this run.', second.overtaken, second.revision);
}

/**
 * @param last the newest number that is known
 * @returns the number of the new revision, and the one that somebody else registered just before it, if one did
 */
async function registered({ ports }: Run, { from, definition }: Planned, last: number) {
  const { revision } = await ports.taskDefinitions.register(registrable(definition, from));
  // Numbers of revisions that were deregistered are not given again: a gap alone says nothing.
  const before = revision === last + 1 ? undefined : await ports.taskDefinitions.numbered(from.family, revision - 1);
  return { revision, overtaken: member(before?.definition, 'status') === 'ACTIVE' ? before : undefined };
}

function hidden(why: string, overtaken: DescribedRevision, revision: number): GuardrailsError {
  const own = `${overtaken.family}:${revision}`;
  return new GuardrailsError(
    'REMEDIATION_UNVERIFIED',
    `Somebody registered ${nameOf(overtaken)} while ${own} was made of the revision before it, and ${own} now hides it. ` +
      `${why} Stop what registers revisions of ${overtaken.family}, deregister ${own}, and run the document again.`,
    { place: { field: 'resourceId' } },
  );
}

async function verify(
  ports: RemediationPorts,
  requests: readonly CheckRequest[],
  resourceId: string,
): Promise<StepAnswer> {
  const { family } = familyOf(resourceId, ports.own);
  const newest = await ports.taskDefinitions.newest(family);
  if (newest === undefined) throw unverified(`${titleOf(family)} has no active revision.`);
  const title = titleOf(nameOf(newest));
  for (const request of requests) {
    const verdict = await judgeAs(ports, newest)(newest.definition, request);
    if (verdict.fails) throw unverified(named(verdict.reasons, ' '));
    if (verdict.outcome !== 'SKIP_ALREADY_COMPLIANT') throw unverified(`${title} ${verdict.is}.`);
  }
  return skipped('VERIFIED', `${title} passes ${requests.map(({ check }) => check.id).join(', ')}.`);
}

function answer(outcome: ChangeOutcome, { from, definition, findings }: Planned, { ports }: Run, revision: number) {
  const name = `${from.family}:${revision}`;
  const places = changedPlaces(from.definition, definition);
  const difference = places.length === 0 ? 'nothing' : named(places, ', ');
  return {
    outcome,
    description: [
      ...sentencesOf(findings, outcome),
      `Revision ${name} ${VERB[outcome]} registered; against ${nameOf(from)} it differs in ${difference}.`,
      ...findings.flatMap((finding) => (finding.is === 'corrected' ? finding.notes : [])),
      'What runs keeps its revision until it is deployed; infrastructure as code may register the old settings again.',
    ].join(' '),
    from: nameOf(from),
    to: name,
    // Older revisions stay, so that taking it back is to forget it.
    undo: `aws ecs deregister-task-definition --region ${ports.own.region} --task-definition ${name}`,
    toVerify: correctedIn({ findings }).join(','),
  };
}

function correctedIn({ findings }: Pick<Pass, 'findings'>): readonly string[] {
  return findings.filter(({ is }) => is === 'corrected').map(({ check }) => check);
}

function nameOf({ family, revision }: DescribedRevision): string {
  return `${family}:${revision}`;
}

function titleOf(name: string): string {
  return `Task definition ${name}`;
}
