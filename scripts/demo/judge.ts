import type { Sandbox } from '../../sandbox/sandbox';
import { showCompliance, type Result } from './compliance-table';
import type { DemoFiles } from './demo-files';
import type { Screen } from './screen';
import type { Story } from './story';

/** The resource that has no fault, by the name of its files. */
export const GOOD = 'payments-api';

/** Puts the resources of `examples/demo` into the sandbox. */
export function furnish({ ecs, repositories }: Sandbox, files: DemoFiles): void {
  for (const definition of files.definitions) ecs.register(definition);
  ecs.services.push(...files.services);
  ecs.clusters.push(...files.clusters);
  for (const repository of files.repositories) repositories.put(repository);
}

/** AWS Config records every resource and asks every rule of the pack. */
export async function judgeResources(sandbox: Sandbox, screen: Screen, story: Story): Promise<void> {
  const run = await sandbox.record((done, of) => {
    screen.progress(`${done} of ${of} invocations of the rules function`);
  });
  const results = resultsOf(sandbox);
  screen.done(
    `${run.invocations} invocations of the built rules function, one for each rule and resource in its scope`,
  );
  screen.done(`${sandbox.gateway.log.count('config:PutEvaluations')} PutEvaluations calls were accepted`);
  showCompliance(screen, results);
  story.tells('failed invocations of the rules function', run.failed, []);
  story.tells('results, one for each invocation', results.length, run.invocations);
  story.tells('some invocations happened', run.invocations > 0, true);
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

/** Every result that AWS Config keeps now. */
export function resultsOf({ pack, evaluations }: Sandbox): readonly Result[] {
  return pack.rules.flatMap((rule) => evaluations.ofRule(rule.name).map((evaluation) => ({ ...evaluation, rule })));
}
