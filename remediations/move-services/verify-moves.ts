import type { RunningService } from '../../core/facts/running-services';
import { GuardrailsError } from '../../core/errors';
import { skipped } from '../in-place';
import { familyOf } from '../new-revision/family-of';
import type { RemediationPorts, StepAnswer } from '../remediation';
import { titleOf } from './considered';
import type { MoveRequest } from './move-request';
import { readMoves, type PlannedMove } from './planned-moves';
import { undoCommand } from './remediation';

/** How often the deployments are looked at while the step lasts. */
const BETWEEN_LOOKS_MS = 10_000;

/** Time for a last look and the answer. */
const LEAST_TIME_MS = 20_000;

type Deployment = 'completed' | 'running' | 'failed';

/**
 * Waits, as long as the step may last, until every service that was moved has completed its deployment.
 *
 * @throws GuardrailsError `REMEDIATION_UNVERIFIED` naming the services whose deployment failed, was rolled back or still
 *   runs, with the commands that put them back
 */
export async function verifyMoves(request: MoveRequest, ports: RemediationPorts): Promise<StepAnswer> {
  const { family } = familyOf(request.resourceId, ports.own);
  const { partition, region, account } = ports.own;
  const arn = `arn:${partition}:ecs:${region}:${account}:task-definition/${family}:${request.toRevision ?? ''}`;
  const moves = readMoves(request.services);
  for (;;) {
    const states = new Map<PlannedMove, Deployment>();
    for (const move of moves) states.set(move, deploymentOf(await ports.services.described(move), arn));
    const failed = moves.filter((move) => states.get(move) === 'failed');
    if (failed.length > 0) {
      throw unverified(`no longer ${failed.length === 1 ? 'deploys' : 'deploy'} ${arn}`, failed, arn, ports);
    }
    const running = moves.filter((move) => states.get(move) === 'running');
    if (running.length === 0) {
      const names = moves.map(titleOf).join(', ');
      return skipped(
        'VERIFIED',
        `The deployments of ${names} to revision ${String(request.toRevision)} are completed.`,
      );
    }
    if (ports.time.remaining() < LEAST_TIME_MS) throw unverified('still deploy', running, arn, ports);
    await ports.time.pause(BETWEEN_LOOKS_MS);
  }
}

function deploymentOf(service: RunningService | undefined, arn: string): Deployment {
  if (service?.taskDefinition !== arn) return 'failed';
  const [only, ...others] = service.deployments;
  const own = service.deployments.find(({ status }) => status === 'PRIMARY') ?? only;
  if (own?.taskDefinition !== arn || own.rolloutState === 'FAILED') return 'failed';
  return others.length > 0 || own.rolloutState === 'IN_PROGRESS' ? 'running' : 'completed';
}

function unverified(what: string, moves: readonly PlannedMove[], arn: string, { own }: RemediationPorts) {
  return new GuardrailsError(
    'REMEDIATION_UNVERIFIED',
    `${moves.map(titleOf).join(', ')} ${what}. To put back what ran before:\n` +
      moves.map((move) => undoCommand(move, arn, own)).join('\n'),
    { place: { field: 'services' } },
  );
}
