import type { ActionOutcome, ActionRecord, StopperState } from '../core/facts/stopper-state';

/** Whether this run may act. */
type Turn =
  /** It may: `mine` is stored as INTENT and carries on from where an earlier run failed. */
  | { readonly kind: 'mine'; readonly mine: ActionRecord }
  /** It is done already. */
  | { readonly kind: 'done' }
  /** Another run may be at it. Not done: who gives up now must come back. */
  | { readonly kind: 'busy'; readonly until: Date };

/** How far an action got. */
export interface Progress {
  readonly outcome: ActionOutcome | null;
  readonly noticed: ActionOutcome | null;
}

/**
 * Claims an action before it is done. A run that ended without a word leaves INTENT behind, and whoever comes after its
 * lease takes over; so a redelivered event is a duplicate only if its action is DONE.
 *
 * @param leaseUntil when this run will be over for certain
 */
export async function takeTurn(
  state: StopperState,
  action: Pick<ActionRecord, 'id' | 'action' | 'target' | 'policyDigest'>,
  now: Date,
  leaseUntil: Date,
): Promise<Turn> {
  const first: ActionRecord = { ...action, state: 'INTENT', leaseUntil, attempts: 1, outcome: null, noticed: null };
  const stored = await state.create(first);
  if (stored === undefined) return { kind: 'mine', mine: first };
  if (stored.state === 'DONE') return { kind: 'done' };
  if (stored.state === 'INTENT' && stored.leaseUntil > now) return { kind: 'busy', until: stored.leaseUntil };
  const next = { ...first, attempts: stored.attempts + 1, outcome: stored.outcome, noticed: stored.noticed };
  const won = await state.replace(stored, next);
  return won ? { kind: 'mine', mine: next } : { kind: 'busy', until: leaseUntil };
}

/**
 * Stores how a turn ended.
 *
 * @returns false when another run has taken over since: its word counts
 */
export async function endTurn(
  state: StopperState,
  mine: ActionRecord,
  end: 'DONE' | 'FAILED',
  progress: Progress,
): Promise<boolean> {
  return state.replace(mine, { ...mine, ...progress, state: end });
}
