import type { ActionOutcome } from '../core/facts/stopper-state';
import type { TaskEvent } from '../core/inputs/task-event';
import { actOnce } from './act-once';
import { noticeOf } from './notice';
import type { Run } from './run';
import type { Verdict } from './verdict';

/**
 * Records, and in modes notify and enforce tells, what never stops a task: lesser findings, UNKNOWN and ERROR.
 *
 * Once a revision and set of findings, not once a task: most definitions have lesser findings, and a notice for every
 * start of every task would teach people to ignore all of them.
 *
 * @throws GuardrailsError `ACTION_BUSY`, `AWS_CALL_FAILED`: the event must come back
 */
export async function noteDefinition(
  run: Run,
  event: TaskEvent,
  verdict: Verdict,
): Promise<ActionOutcome | 'DUPLICATE'> {
  const { taskArn, taskDefinitionArn, group } = event;
  const identity = JSON.stringify([taskDefinitionArn, signature(verdict)]);
  return actOnce(run, { target: taskDefinitionArn, identity }, async (mine, steps) => {
    if (run.mode === 'monitor') {
      steps.reached({ outcome: 'RECORDED' });
      return 'RECORDED';
    }
    const { account, region } = run.own;
    const task = { account, region, taskArn, taskDefinitionArn, group };
    await run.notices.publish(
      noticeOf({ ...task, outcome: 'NOTED', failure: null, mode: run.mode, verdict, actionId: mine.id }),
    );
    steps.reached({ outcome: 'NOTED', noticed: 'NOTED' });
    return 'NOTED';
  });
}

/** What was found where; overrides can make two tasks of one revision differ. No value of either is in it. */
function signature({ lesser, unjudged }: Verdict): readonly string[] {
  return [
    ...lesser.flatMap(({ check, places }) => places.map(({ pointer }) => `${check} ${pointer}`)),
    ...unjudged.map(({ check, status }) => `${check} ${status}`),
  ];
}
