import type { RuleRun } from '../../sandbox/config-rules/rule-runner';
import type { Sandbox } from '../../sandbox/sandbox';
import { showCompliance, type Result } from './compliance-table';
import type { DemoFiles } from './demo-files';
import type { Screen } from './screen';
import type { Story } from './story';

/** The resource that has no fault, by the name of its files. */
export const GOOD = 'payments-api';

/** Puts the resources of `examples/demo` into the sandbox. */
export function furnish({ ecs, repositories, securityGroups }: Sandbox, files: DemoFiles): void {
  for (const definition of files.definitions) ecs.register(definition);
  ecs.services.push(...files.services);
  ecs.clusters.push(...files.clusters);
  for (const repository of files.repositories) repositories.put(repository);
  for (const group of files.securityGroups) securityGroups.put(group);
}

/** AWS Config records every resource and asks every rule of the pack, also those with a schedule: the pack is new. */
export async function judgeResources(sandbox: Sandbox, screen: Screen, story: Story): Promise<void> {
  const progress = (done: number, of: number) => {
    screen.progress(`${done} of ${of} invocations of the rules function`);
  };
  const run = await sandbox.record(progress);
  const changed = resultsOf(sandbox);
  const scheduled = await sandbox.schedule(progress);
  const results = resultsOf(sandbox);
  const ofAccount = results.filter(({ resourceType }) => resourceType === 'AWS::::Account');
  screen.done(
    `${run.invocations} invocations of the built rules function, one for each rule and resource in its scope`,
  );
  screen.done(`${scheduled.invocations} more, one for each rule that also has a schedule, or only that`);
  screen.done(`${sandbox.gateway.log.count('config:PutEvaluations')} PutEvaluations calls were accepted`);
  showCompliance(screen, results);
  story.tells('failed invocations of the rules function', run.failed, []);
  story.tells('results, one for each invocation', changed.length, run.invocations);
  story.tells('some invocations happened', run.invocations > 0, true);
  tellSchedule(sandbox, story, { scheduled, changed, results, ofAccount });
  const good = results.filter(({ resourceId }) => resourceId.endsWith(GOOD));
  story.tells(
    `${GOOD} was judged`,
    good.some(({ compliance }) => compliance === 'COMPLIANT'),
    true,
  );
  story.tells(
    `${GOOD} has no fault`,
    good.filter(({ compliance }) => compliance === 'NON_COMPLIANT'),
    [],
  );
}

interface Judged {
  readonly scheduled: RuleRun;
  /** Results before and after the schedule, and those that only it can bring. */
  readonly changed: readonly Result[];
  readonly results: readonly Result[];
  readonly ofAccount: readonly Result[];
}

function tellSchedule({ pack }: Sandbox, story: Story, { scheduled, changed, results, ofAccount }: Judged): void {
  const rules = pack.rules.filter(({ onSchedule }) => onSchedule);
  const only = rules.filter(({ onChange }) => !onChange);
  story.tells('schedule: failed invocations of the rules function', scheduled.failed, []);
  story.tells('schedule: invocations, one for each rule with a schedule', scheduled.invocations, rules.length);
  story.tells(
    'schedule: rules that have nothing else judge the account',
    ofAccount.map(({ rule }) => rule.declaredName),
    only.map(({ declaredName }) => declaredName),
  );
  story.tells(
    'schedule: it comes to the same results as the changes',
    verdictsOf(results.filter((result) => !ofAccount.includes(result))),
    verdictsOf(changed),
  );
  const newer = results.filter(({ rule, resourceId, orderingTimestamp }) => {
    const before = changed.find((result) => result.rule === rule && result.resourceId === resourceId);
    return before !== undefined && orderingTimestamp > before.orderingTimestamp;
  });
  const judged = results.filter(({ rule }) => rule.onSchedule && rule.onChange);
  story.tells('schedule: results that were put again', newer.length, judged.length);
}

function verdictsOf(results: readonly Result[]): readonly object[] {
  return results.map(({ ruleName, resourceId, compliance, annotation }) => {
    return { ruleName, resourceId, compliance, annotation };
  });
}

/** Every result that AWS Config keeps now. */
export function resultsOf({ pack, evaluations }: Sandbox): readonly Result[] {
  return pack.rules.flatMap((rule) => evaluations.ofRule(rule.name).map((evaluation) => ({ ...evaluation, rule })));
}
