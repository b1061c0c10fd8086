import { STATE_TABLE } from '../../core/registry/deployed-names';
import type { RunTaskRequest, Task } from '../../sandbox/ecs/task';
import type { Sandbox } from '../../sandbox/sandbox';
import { GOOD } from './judge';
import type { Screen } from './screen';
import type { Story } from './story';

const BAD = 'node-agent';

/** A bad task starts while the stopper has its default mode: it is judged and recorded, and nothing else happens. */
export async function watchTasks(sandbox: Sandbox, screen: Screen, story: Story): Promise<void> {
  const bad = start(sandbox, BAD, 'EC2');
  const polled = await sandbox.poll();
  const recorded = outcomes(sandbox);
  screen.done(`task of ${BAD}: ${bad.version} events, ${bad.desiredStatus}; recorded as ${recorded.join(', ')}`);
  screen.done(`${stops(sandbox)} StopTask calls, ${notices(sandbox)} notices`);
  story.tells(
    'monitor: events handled',
    polled.map(({ handled, deadLettered }) => [handled, deadLettered]),
    [[4, 0]],
  );
  story.tells('monitor: what was recorded', recorded, ['RECORDED']);
  story.tells('monitor: StopTask calls and notices', [stops(sandbox), notices(sandbox)], [0, 0]);
  story.tells('monitor: the bad task runs on', bad.desiredStatus, 'RUNNING');
}

/** The same with a stack whose parameter says `enforce`, and a good task beside it. */
export async function stopTasks(sandbox: Sandbox, screen: Screen, story: Story): Promise<void> {
  sandbox.update({ StopperMode: 'enforce' });
  screen.done('the core stack was updated with StopperMode=enforce, which also gives the right to stop');
  const bad = start(sandbox, BAD, 'EC2');
  const good = start(sandbox, GOOD, 'FARGATE');
  sandbox.emit(bad);
  const sent = sandbox.core.pollers(sandbox.host).reduce((sum, { queue }) => sum + queue.messages.length, 0);
  screen.progress(`${sent} events in the queue`);
  const [first] = await sandbox.poll();
  while (bad.desiredStatus === 'STOPPED' && bad.lastStatus !== 'STOPPED') sandbox.advance(bad);
  const after = await sandbox.poll();
  screen.done(`${sent} events, one of them twice, went to the built stopper function as one batch`);
  showTask(screen, BAD, bad);
  showTask(screen, GOOD, good);
  showNotice(sandbox, screen);
  story.tells('enforce: events, one of them twice, and batches', [sent, first?.batches], [9, 1]);
  story.tells('enforce: events handled, and given up', [first?.handled, first?.deadLettered], [sent, 0]);
  story.tells(
    'enforce: events of a task on its way down reach nobody',
    after.map(({ handled }) => handled),
    [0],
  );
  story.tells('enforce: StopTask calls', stops(sandbox), 1);
  story.tells('enforce: notices', notices(sandbox), 1);
  story.tells('enforce: the notice names the task', sandbox.core.topics.published[0]?.message.includes(bad.arn), true);
  story.tells('enforce: the bad and the good task', [bad.desiredStatus, good.desiredStatus], ['STOPPED', 'RUNNING']);
}

/** Starts a task; its four events are waiting before the stopper looks at the first. */
function start(sandbox: Sandbox, family: string, launchType: RunTaskRequest['launchType']): Task {
  const cluster = sandbox.ecs.arn('cluster/prod');
  const task = sandbox.startTask({
    cluster,
    taskDefinition: family,
    group: `family:${family}`,
    startedBy: 'demo',
    launchType,
  });
  while (task.lastStatus !== 'RUNNING') sandbox.advance(task);
  return task;
}

function showTask(screen: Screen, family: string, task: Task): void {
  const { paint } = screen;
  const stopped = task.desiredStatus === 'STOPPED';
  screen.done(`task of ${family}: ${stopped ? paint.red('STOPPED') : paint.green(`left alone, ${task.lastStatus}`)}`);
  if (stopped) screen.line(paint.dim(task.stoppedReason ?? ''), 6);
}

function showNotice(sandbox: Sandbox, screen: Screen): void {
  for (const { subject, message } of sandbox.core.topics.published) {
    screen.done(`notice: ${screen.paint.bold(subject)}`);
    for (const text of message.split('\n')) screen.line(screen.paint.dim(`│ ${text}`.trimEnd()), 6);
  }
}

function stops(sandbox: Sandbox): number {
  return sandbox.gateway.log.count('ecs:StopTask');
}

function notices(sandbox: Sandbox): number {
  return sandbox.core.topics.published.length;
}

/** Outcomes of the actions in the stopper's table. */
function outcomes(sandbox: Sandbox): readonly string[] {
  return sandbox.core.tables.items(STATE_TABLE.name).flatMap(({ outcome }) => {
    return outcome !== undefined && 'S' in outcome ? [outcome.S] : [];
  });
}
