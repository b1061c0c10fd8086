import type { EvaluatedResource } from '../core/facts/recorded-items';
import type { Check } from '../core/registry/check';
import { ACCOUNT_TYPE } from '../core/subject/subject';
import { requestsFor } from './applicability';
import type { Schedule } from './config-event';
import { notApplicable, type Verdict } from './evaluation';
import { judge, verdictOrFailure, type JudgePorts } from './judge';
import { newestResources, type NewestPorts } from './newest-resources';
import { readRuleRequest, type RuleRequest } from './rule-request';

/** What judging on schedule needs from outside. */
export interface SchedulePorts extends JudgePorts, NewestPorts {
  readonly checks: readonly Check[];
}

/** A verdict on one resource. */
export interface ResourceVerdict {
  readonly resource: EvaluatedResource;
  readonly verdict: Verdict;
}

/** Resources of which items are fetched, judged and delivered together. */
const AT_ONCE = 100;

/** Resources that are judged at the same time: each may wait for look-ups. */
const CONCURRENT = 5;

/**
 * Judges everything that a rule with a schedule judges: for what no configuration item tells, such as the policy of a
 * repository or the settings of the account.
 *
 * Resources that have a result and are no longer there become NOT_APPLICABLE, in the end and only if every list could be
 * read whole: a part of a list would clear findings that stand.
 *
 * @param deliver takes the verdicts as they come, at most 100 at a time, no resource twice
 * @throws GuardrailsError when the rule's parameters or a list cannot be read; nothing is delivered then
 */
export async function evaluateSchedule(
  schedule: Schedule,
  ports: SchedulePorts,
  deliver: (verdicts: readonly ResourceVerdict[]) => Promise<void>,
): Promise<void> {
  const request = readRuleRequest(schedule.ruleParameters, ports.checks);
  const types = scheduledTypes(request);
  const present = new Map<string, readonly string[]>();
  for (const type of types) present.set(type, await presentOf(type, ports));
  const evaluated = await ports.items.evaluated(schedule.ruleName);
  const vanished = evaluated.filter(
    ({ resourceType, resourceId }) => present.get(resourceType)?.includes(resourceId) === false,
  );
  for (const [type, ids] of present) {
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      await deliver(await judged(type, ids.slice(start, start + AT_ONCE), request, ports));
    }
  }
  for (let start = 0; start < vanished.length; start += AT_ONCE) {
    const verdict = notApplicable('the resource is no longer there');
    await deliver(vanished.slice(start, start + AT_ONCE).map((resource) => ({ resource, verdict })));
  }
}

/** Types that a check with a schedule judges; of those the other checks of a group are asked as well. */
function scheduledTypes({ requests }: RuleRequest): readonly string[] {
  const scheduled = requests.filter(({ check }) => check.trigger !== 'change');
  return [...new Set(scheduled.flatMap(({ check }) => check.resourceTypes))];
}

async function presentOf(type: string, { items, own }: SchedulePorts): Promise<readonly string[]> {
  return type === ACCOUNT_TYPE ? [own.account] : items.present(type);
}

async function judged(
  type: string,
  ids: readonly string[],
  request: RuleRequest,
  ports: SchedulePorts,
): Promise<readonly ResourceVerdict[]> {
  const resources = await newestResources(type, ids, ports);
  const requests = requestsFor(request.requests, type);
  const verdicts: ResourceVerdict[] = [];
  for (let start = 0; start < resources.length; start += CONCURRENT) {
    const some = resources.slice(start, start + CONCURRENT).map(async ({ resourceId, read }) => ({
      resource: { resourceType: type, resourceId },
      verdict: await verdictOrFailure(() => judge(read(), requests, request, ports)),
    }));
    verdicts.push(...(await Promise.all(some)));
  }
  return verdicts;
}
