import { asGuardrailsError, GuardrailsError } from '../core/errors';
import type { ActionOutcome, ActionRecord } from '../core/facts/stopper-state';
import { actionId } from './action-id';
import type { Run } from './run';
import { endTurn, takeTurn, type Progress } from './take-turn';

/** What is to be done at most once. */
interface Wanted {
  /** ARN that the row names. */
  readonly target: string;
  /** What tells this action from others of the same kind; the target unless it has more than one. */
  readonly identity: string;
}

/** How far an action has got, told step by step so that a failure loses nothing. */
export class Steps {
  /** @param progress what earlier runs achieved */
  constructor(public progress: Progress) {}

  /** Keeps a step that was taken. */
  reached(step: Partial<Progress>): void {
    this.progress = { ...this.progress, ...step };
  }
}

/** Does the action, and says how it ended. */
type Perform = (mine: ActionRecord, steps: Steps) => Promise<ActionOutcome>;

/** Actions of the modes; each mode does its own, so that switching from monitor to enforce acts on what was recorded. */
const ACTION_OF_MODE = { monitor: 'record', notify: 'notify', enforce: 'stop' } as const;

/**
 * Does something at most once, and stores how far it got.
 *
 * @param perform does it and says how it ended; whatever it has told `steps` is kept when it throws
 * @returns how it ended, or `DUPLICATE` when it was done before
 * @throws GuardrailsError `ACTION_BUSY` when another run may be at it; whatever `perform` throws
 */
export async function actOnce(run: Run, wanted: Wanted, perform: Perform): Promise<ActionOutcome | 'DUPLICATE'> {
  const { policyDigest } = run.judge;
  const action = ACTION_OF_MODE[run.mode];
  const id = actionId(wanted.identity, policyDigest, action);
  if (run.settled.get(id) === true) return 'DUPLICATE';
  const turn = await takeTurn(run.state, { id, action, target: wanted.target, policyDigest }, run.now(), run.deadline);
  switch (turn.kind) {
    case 'done':
      run.settled.set(id, true);
      return 'DUPLICATE';
    case 'busy':
      throw busy(wanted.target, turn.until);
    case 'mine':
      return finished(run, turn.mine, perform);
  }
}

async function finished(run: Run, mine: ActionRecord, perform: Perform): Promise<ActionOutcome> {
  const steps = new Steps({ outcome: mine.outcome, noticed: mine.noticed });
  try {
    const outcome = await perform(mine, steps);
    const last = await endTurn(run.state, mine, 'DONE', steps.progress);
    if (last) run.settled.set(mine.id, true);
    else run.log.warn('Another run took over this action; what it stores counts.', { action: mine.id });
    return outcome;
  } catch (thrown) {
    await keepFailure(run, mine, steps.progress);
    throw thrown;
  }
}

/** The failure itself is what must be reported; not being able to store it only costs the next run a wait. */
async function keepFailure(run: Run, mine: ActionRecord, progress: Progress): Promise<void> {
  try {
    await endTurn(run.state, mine, 'FAILED', progress);
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'The state of a failed action could not be stored.');
    run.log.error(error.message, { code: error.code, action: mine.id });
  }
}

function busy(target: string, until: Date): GuardrailsError {
  return new GuardrailsError(
    'ACTION_BUSY',
    `Another run may be acting on ${target} until ${until.toISOString()}. The message comes back after that.`,
  );
}
