import type { OwnIdentity } from '../adapters/lambda/own-identity';
import type { EvaluatedResource, RecordedItems } from '../core/facts/recorded-items';
import { readConfigurationItem } from '../core/inputs/configuration-item';
import { subjectOfArn } from '../core/inputs/described-subject';
import type { Check } from '../core/registry/check';
import type { RawObject } from '../core/subject/raw';
import { ACCOUNT_TYPE, type Subject } from '../core/subject/subject';
import { unknownValue } from '../core/subject/unknown';
import { requestsFor } from './applicability';
import type { Schedule } from './config-event';
import { notApplicable, type Verdict } from './evaluation';
import { judge, verdictOrFailure, type JudgePorts } from './judge';
import { readRuleRequest, type RuleRequest } from './rule-request';

/** What judging on schedule needs from outside. */
export interface SchedulePorts extends JudgePorts {
  readonly checks: readonly Check[];
  readonly items: RecordedItems;
  readonly own: OwnIdentity;
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
  const resources = await readable(type, ids, ports);
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

interface ReadableResource {
  readonly resourceId: string;
  /** @throws GuardrailsError for an item that cannot be judged */
  readonly read: () => Subject;
}

/** A resource of which there is no item (any more) is left out: what stands of it stays until the next list. */
async function readable(
  type: string,
  ids: readonly string[],
  { items, own }: SchedulePorts,
): Promise<readonly ReadableResource[]> {
  if (type === ACCOUNT_TYPE) return [{ resourceId: own.account, read: () => accountSubject(own) }];
  const asked = new Set(ids);
  const found = new Map<string, RawObject>();
  for (const item of await items.newest(type, ids)) {
    const id = item['resourceId'];
    if (typeof id === 'string' && asked.has(id)) found.set(id, item);
  }
  return [...found].map(([resourceId, item]) => ({
    resourceId,
    read: () => withoutTags(readConfigurationItem(item, null)),
  }));
}

/** `BatchGetResourceConfig` answers no tags (AWS Config API reference, BaseConfigurationItem): they are not none. */
function withoutTags(subject: Subject): Subject {
  if (subject.configuration['Tags'] !== undefined) return subject;
  const Tags = unknownValue('not-recorded', 'the newest items of AWS Config come without tags');
  return { ...subject, configuration: { ...subject.configuration, Tags } };
}

function accountSubject({ partition, account, region }: OwnIdentity): Subject {
  return { ...subjectOfArn(ACCOUNT_TYPE, account), partition, account, region };
}
