import { GuardrailsError } from '../../core/errors';
import type { ServiceAddress } from '../../core/facts/ecs-changes';
import { quoted } from '../quoted';

/** A service that is to be, or was, moved away from a revision. */
export interface PlannedMove extends ServiceAddress {
  /** Number of the revision that it ran, and is given back by the undo command. */
  readonly from: number;
}

const MOVE = /^([A-Za-z0-9_-]{1,255})\/([A-Za-z0-9_-]{1,255}):([1-9]\d*)$/;

/** Moves as one text, which a document hands from step to step: `prod/web:41,prod/api:40`. */
export function movesText(moves: readonly PlannedMove[]): string {
  return moves.map(({ cluster, service, from }) => `${cluster}/${service}:${from}`).join(',');
}

/**
 * Reads such a text.
 *
 * @throws GuardrailsError `REMEDIATION_INVALID`
 */
export function readMoves(text: string): readonly PlannedMove[] {
  return text.split(',').map((entry) => {
    const [, cluster, service, from] = MOVE.exec(entry) ?? [];
    if (cluster === undefined || service === undefined) {
      throw new GuardrailsError(
        'REMEDIATION_INVALID',
        `The event's "services" has ${quoted(entry)}; expected <cluster>/<service>:<revision>, as the step before it ` +
          'answered.',
        { place: { field: 'services' } },
      );
    }
    return { cluster, service, from: Number(from) };
  });
}
