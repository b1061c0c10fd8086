import { parseTaskEvent, type TaskEvent } from '../core/inputs/task-event';
import { actOnTask, type TaskOutcome } from './act-on-task';
import { noteDefinition } from './note-definition';
import { requireOwnEvent } from './own-event';
import type { Run } from './run';
import { pointersOf, type Verdict } from './verdict';

/**
 * How old an event may be. EventBridge delivers for 24 hours at the very most, whatever the rule's retry policy, so nothing
 * older comes by itself: it is an archive that is replayed, and what it tells of is long over.
 */
const MAX_EVENT_AGE_MS = 24 * 60 * 60 * 1_000;

/** An event from the future is forged, or a clock is wrong; clocks of AWS services differ by far less. */
const MAX_CLOCK_SKEW_MS = 5 * 60 * 1_000;

/** What became of an event. */
export type EventOutcome = TaskOutcome | 'NOTED' | 'CLEAR' | 'TOO_OLD' | 'FROM_THE_FUTURE' | 'NOT_MEANT_TO_RUN';

/**
 * Judges the task of one ECS Task State Change event and does what the mode asks for.
 *
 * @param message the event as EventBridge sends it, parsed from JSON
 * @returns what became of it; it is finished with
 * @throws GuardrailsError whatever keeps it from being finished: it must come back, and at last go to the dead letters
 */
export async function handleEvent(run: Run, message: unknown): Promise<EventOutcome> {
  const event = parseTaskEvent(message);
  requireOwnEvent(event, run.own);
  const age = run.now().getTime() - event.time.getTime();
  if (age > MAX_EVENT_AGE_MS) return ignored(run, event, 'TOO_OLD');
  if (age < -MAX_CLOCK_SKEW_MS) return ignored(run, event, 'FROM_THE_FUTURE');
  if (event.desiredStatus !== 'RUNNING') return 'NOT_MEANT_TO_RUN';
  const verdict = await run.judge.judge(event);
  const outcome = await outcomeOf(run, event, verdict);
  report(run, event, verdict, outcome);
  return outcome;
}

async function outcomeOf(run: Run, event: TaskEvent, verdict: Verdict): Promise<EventOutcome> {
  switch (verdict.status) {
    case 'CLEAR':
      return 'CLEAR';
    case 'NOTE':
      return noteDefinition(run, event, verdict);
    case 'STOP':
      return actOnTask(run, event, verdict);
  }
}

function ignored(run: Run, event: TaskEvent, outcome: 'TOO_OLD' | 'FROM_THE_FUTURE'): EventOutcome {
  run.log.warn('Event ignored', { outcome, event: event.id, task: event.taskArn, time: event.time.toISOString() });
  return outcome;
}

/** One line a judged event. Places, never values; an engine failure is an error, so that an alarm sees it. */
function report(run: Run, event: TaskEvent, verdict: Verdict, outcome: EventOutcome): void {
  const errors = verdict.unjudged.filter(({ status }) => status === 'ERROR');
  run.log[errors.length > 0 ? 'error' : 'info']('Task judged', {
    outcome,
    verdict: verdict.status,
    mode: run.mode,
    event: event.id,
    task: event.taskArn,
    version: event.version,
    taskDefinition: event.taskDefinitionArn,
    stopping: pointersOf(verdict.stopping),
    lesser: pointersOf(verdict.lesser),
    unjudged: verdict.unjudged
      .map(({ check, status, reasons }) => `${check} ${status} ${reasons.join('+')}`)
      .join(', '),
    policyDigest: verdict.policyDigest,
  });
}
