import type { Check } from '../../core/registry/check';
import { skipped } from '../in-place';
import type { RemediationPorts, StepAnswer } from '../remediation';
import type { StepResult } from '../step-result';
import { readMoveRequest, type MoveRequest } from './move-request';
import { applyMoves, planMoves, type MoveAnswer } from './remediation';
import { verifyMoves } from './verify-moves';

/** The answer with what was asked, all texts. */
export type MoveResult = StepResult & Pick<MoveAnswer, 'services' | 'toRevision'>;

/**
 * Runs one step of moving services to a revision, which a person starts and another approves.
 *
 * @throws GuardrailsError `REMEDIATION_INVALID`, `PARAMETERS_INVALID` for an unusable event; `ACCOUNT_MISMATCH`,
 *   `REGION_MISMATCH` for a family that is not ours; `AWS_CALL_FAILED`; `ACTION_BUSY`; `REMEDIATION_UNVERIFIED`
 */
export async function runMove(event: unknown, checks: readonly Check[], ports: RemediationPorts): Promise<MoveResult> {
  const request = readMoveRequest(event);
  const { step, check, resourceId, services, toRevision } = request;
  const handedOn = { services, toRevision: String(toRevision ?? '') };
  const answer =
    step === 'verify' || (await ports.mayAct())
      ? await dispatch(request, checks, ports)
      : skipped('SKIP_KILL_SWITCH', 'The kill switch is engaged, or cannot be read: no service is moved.');
  return { step, check, resourceId, ...handedOn, toVerify: check, ...answer, policyDigest: ports.policy.digest };
}

function dispatch(
  request: MoveRequest,
  checks: readonly Check[],
  ports: RemediationPorts,
): Promise<StepAnswer | MoveAnswer> {
  switch (request.step) {
    case 'plan':
      return planMoves(request, checks, ports);
    case 'apply':
      return applyMoves(request, checks, ports);
    case 'verify':
      return verifyMoves(request, ports);
  }
}
