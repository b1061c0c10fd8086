import { asGuardrailsError, type GuardrailsError } from '../core/errors';
import type { ActionOutcome, ActionRecord } from '../core/facts/stopper-state';
import type { TaskEvent } from '../core/inputs/task-event';
import { actOnce, type Steps } from './act-once';
import { noticeOf, type ToldOutcome } from './notice';
import type { Run } from './run';
import { isStoppedBy, stopReason } from './stop-reason';
import type { Verdict } from './verdict';

/** What became of an event of a violating task. */
export type TaskOutcome = ActionOutcome | 'DUPLICATE' | 'STALE_VERSION';

/** A task that a check may stop, and the action that is this run's to take. */
interface Case {
  readonly run: Run;
  readonly event: TaskEvent;
  readonly verdict: Verdict;
  readonly mine: ActionRecord;
  readonly steps: Steps;
}

/**
 * Does what the mode asks for about a task that violates a check which may stop it: once, and only while the task still
 * runs what was judged.
 *
 * @throws GuardrailsError `ACTION_BUSY`, `AWS_CALL_FAILED`: the event must come back
 */
export async function actOnTask(run: Run, event: TaskEvent, verdict: Verdict): Promise<TaskOutcome> {
  const { taskArn, taskDefinitionArn, version } = event;
  const { policyDigest } = verdict;
  const sighting = await run.state.see({ taskArn, version, taskDefinitionArn, policyDigest, seenAt: run.now() });
  // The same version goes on: a redelivered event must finish what a crash interrupted.
  if (sighting === 'older') return 'STALE_VERSION';
  return actOnce(run, { target: taskArn, identity: taskArn }, (mine, steps) =>
    settle({ run, event, verdict, mine, steps }),
  );
}

/** An earlier run may have stopped the task and failed to tell: then only that is left to do. */
async function settle(the: Case): Promise<ActionOutcome> {
  const before = the.steps.progress.outcome;
  const outcome = isStopped(before) ? before : await attempt(the);
  the.steps.reached({ outcome });
  if (isTold(outcome)) await tell(the, outcome, null);
  return outcome;
}

/** Looks at the task as it is now, and acts on it if the mode says so. */
async function attempt({ run, event, verdict, mine, steps }: Case): Promise<ActionOutcome> {
  const task = await run.tasks.describe(event.clusterArn, event.taskArn);
  if (isStoppedBy(mine.id, task?.stoppedReason)) return 'STOPPED_EARLIER';
  if (task?.desiredStatus !== 'RUNNING') return 'NOT_RUNNING';
  if (task.taskDefinitionArn !== event.taskDefinitionArn) return 'DEFINITION_CHANGED';
  switch (run.mode) {
    case 'monitor':
      return 'RECORDED';
    case 'notify':
      return 'WOULD_STOP';
    case 'enforce':
      await stop({ run, event, verdict, mine, steps });
      return 'STOPPED';
  }
}

async function stop(the: Case): Promise<void> {
  const { run, event, verdict, mine, steps } = the;
  try {
    await run.tasks.stop(event.clusterArn, event.taskArn, stopReason(mine.id, verdict.stopping));
  } catch (thrown) {
    steps.reached({ outcome: 'STOP_FAILED' });
    const failure = asGuardrailsError(thrown, 'INTERNAL', `Task ${event.taskArn} could not be stopped.`);
    await tellFailure(the, failure);
    throw failure;
  }
}

/** Not being able to tell must not hide why the stop failed. */
async function tellFailure(the: Case, failure: GuardrailsError): Promise<void> {
  try {
    await tell(the, 'STOP_FAILED', failure.message);
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'The notice of a failed stop could not be published.');
    the.run.log.error(error.message, { code: error.code, task: the.event.taskArn });
  }
}

async function tell({ run, event, verdict, mine, steps }: Case, outcome: ToldOutcome, failure: string | null) {
  if (steps.progress.noticed === outcome) return;
  const { account, region } = run.own;
  const { taskArn, taskDefinitionArn, group } = event;
  const task = { account, region, taskArn, taskDefinitionArn, group };
  await run.notices.publish(noticeOf({ ...task, outcome, failure, mode: run.mode, verdict, actionId: mine.id }));
  steps.reached({ noticed: outcome });
}

function isStopped(outcome: ActionOutcome | null): outcome is 'STOPPED' | 'STOPPED_EARLIER' {
  return outcome === 'STOPPED' || outcome === 'STOPPED_EARLIER';
}

function isTold(outcome: ActionOutcome): outcome is ToldOutcome {
  return outcome === 'WOULD_STOP' || isStopped(outcome);
}
