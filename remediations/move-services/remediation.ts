import type { Check } from '../../core/registry/check';
import { skipped, VERB, type ChangeOutcome } from '../in-place';
import { familyOf } from '../new-revision/family-of';
import type { RemediationPorts, StepAnswer, StepOutcome } from '../remediation';
import { updateServiceCommand } from '../service-change';
import { named } from '../named';
import { consider, revisionIn, titleOf, type Considered } from './considered';
import type { MoveRequest } from './move-request';
import { movesText, readMoves, type PlannedMove } from './planned-moves';
import { targetOf, type Target } from './target';

/** What a step answers: texts only. */
export interface MoveAnswer extends StepAnswer {
  /** The services that are, or were, moved, as the next step reads them. */
  readonly services: string;
  /** Number of the revision that they are moved to. */
  readonly toRevision: string;
}

/** So many are moved in one run: what is handed from step to step, and the time of a step, are limited. */
const MOVED_AT_ONCE = 20;

/** ECS takes five a second of an account (Service Quotas, "Rate of UpdateService"); others want theirs. */
const BETWEEN_CHANGES_MS = 1_000;

/** No change is begun with less: it must end, and be answered. */
const LEAST_TIME_MS = 8_000;

type LeftBehind = Extract<Considered, { is: 'left' }>;

/** Says which services would be moved, and which not and why. Changes nothing. */
export async function planMoves(request: MoveRequest, checks: readonly Check[], ports: RemediationPorts) {
  const { family, revision: only } = familyOf(request.resourceId, ports.own);
  const target = await targetOf(ports, family, request, checks);
  if ('skip' in target) return nothing(target.skip);
  const considered: Considered[] = [];
  for (const service of await ports.services.ofFamily(family)) considered.push(await consider(service, target, only));
  const left = considered.filter((one) => one.is === 'left');
  const all = considered.flatMap((one) => (one.is === 'movable' ? [one.move] : []));
  const moves = all.slice(0, MOVED_AT_ONCE);
  const rest = all.length - moves.length;
  const more = rest === 0 ? [] : [`${rest} more can be moved by another run.`];
  return moves.length === 0
    ? unmoved(target, left)
    : moved(request.dryRun ? 'DRY_RUN' : 'APPLY', target, moves, [...more, ...reasonsOf(left)], ports);
}

/** Moves the services that were planned, each if it is still as it was then; a repetition moves none twice. */
export async function applyMoves(request: MoveRequest, checks: readonly Check[], ports: RemediationPorts) {
  const { family } = familyOf(request.resourceId, ports.own);
  const planned = readMoves(request.services);
  const target = await targetOf(ports, family, request, checks);
  if ('skip' in target) return nothing(target.skip);
  if (request.dryRun) return moved('DRY_RUN', target, planned, [], ports);
  return ports.locks.holding(`family/${family}`, async () => {
    const done: PlannedMove[] = [];
    const left: LeftBehind[] = [];
    for (const move of planned) {
      const why = await moveOne(move, target, ports);
      if (why === undefined) done.push(move);
      else left.push({ is: 'left', title: titleOf(move), why });
    }
    return done.length === 0 ? unmoved(target, left) : moved('APPLIED', target, done, reasonsOf(left), ports);
  });
}

/** @returns why it is not moved, or `undefined` when it is, or was before */
async function moveOne(move: PlannedMove, target: Target, ports: RemediationPorts): Promise<string | undefined> {
  if (ports.time.remaining() < LEAST_TIME_MS) return 'was not reached in time: run the document again';
  const service = await ports.services.described(move);
  if (service === undefined) return 'is gone';
  if (service.taskDefinition === target.revision.arn) return undefined;
  const now = await consider(service, target);
  if (now.is === 'left') return now.why;
  const runs = revisionIn(service.taskDefinition, target.revision.family);
  if (now.is === 'current' || runs !== move.from) return 'runs another revision now';
  await ports.ecs.deploy(move, target.revision.arn);
  await ports.time.pause(BETWEEN_CHANGES_MS);
  return undefined;
}

function unmoved(target: Target, left: readonly LeftBehind[]): MoveAnswer {
  const outcome: StepOutcome = left.length === 0 ? 'SKIP_ALREADY_COMPLIANT' : 'SKIP_NEEDS_DECISION';
  const none = left.length === 0 ? 'No service runs an older revision.' : 'No service is moved.';
  return nothing(skipped(outcome, [`${nameOf(target)}: ${none}`, ...reasonsOf(left)].join(' ')));
}

function moved(
  outcome: ChangeOutcome,
  target: Target,
  moves: readonly PlannedMove[],
  further: readonly string[],
  { own }: RemediationPorts,
): MoveAnswer {
  const { family, revision } = target.revision;
  const list = moves.map((move) => `${titleOf(move)} from ${family}:${move.from}`).join(', ');
  return {
    outcome,
    description: [
      `${moves.length} ${moves.length === 1 ? 'service' : 'services'} ${VERB[outcome]} moved to ${nameOf(target)}: ${list}.`,
      'ECS starts a deployment of each, which replaces all running tasks.',
      ...further,
    ].join(' '),
    from: [...new Set(moves.map(({ from }) => `${family}:${from}`))].join(', '),
    to: nameOf(target),
    undo: moves.map((move) => undoCommand(move, target.revision.arn, own)).join('\n'),
    services: movesText(moves),
    toRevision: String(revision),
  };
}

/** The AWS CLI command that puts a service back to what it ran. */
export function undoCommand(move: PlannedMove, targetArn: string, own: RemediationPorts['own']): string {
  const previous = targetArn.replace(/:\d+$/, `:${move.from}`);
  return updateServiceCommand(move, own, `--task-definition ${previous}`);
}

function reasonsOf(left: readonly LeftBehind[]): readonly string[] {
  const reasons = left.map(({ title, why }) => `${title} ${why}`);
  return reasons.length === 0 ? [] : [`Not moved: ${named(reasons, '; ')}.`];
}

function nothing(answer: StepAnswer): MoveAnswer {
  return { ...answer, services: '', toRevision: '' };
}

function nameOf({ revision: { family, revision } }: Target): string {
  return `${family}:${revision}`;
}
