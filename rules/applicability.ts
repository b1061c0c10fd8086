import type { CheckRequest } from '../core/decision/decide';
import type { ItemChange } from './config-event';

/** Statuses of an item that stands for a resource as it is now (AWS Config API reference, ConfigurationItem). */
const PRESENT = new Set(['OK', 'ResourceDiscovered']);

const ABSENT = new Map([
  ['ResourceDeleted', 'the resource was deleted'],
  ['ResourceDeletedNotRecorded', 'the resource was deleted and is not recorded'],
  ['ResourceNotRecorded', 'the resource is not recorded'],
]);

/**
 * Tells why nothing is to be judged, from the envelope alone: the configuration of a deleted resource is null.
 *
 * @returns the reason, for the annotation, or `undefined` when there is a resource to judge
 */
export function reasonNothingIsThere({
  eventLeftScope,
  header,
}: Pick<ItemChange, 'eventLeftScope' | 'header'>): string | undefined {
  if (eventLeftScope) return "the resource left the rule's scope";
  if (PRESENT.has(header.status)) return undefined;
  return ABSENT.get(header.status) ?? 'its configuration item has a status that this version does not know';
}

/** Those of some checks that judge a type of resource. */
export function requestsFor(requests: readonly CheckRequest[], resourceType: string): readonly CheckRequest[] {
  return requests.filter(({ check }) => check.resourceTypes.some((type) => type === resourceType));
}

/**
 * Why none of the checks has anything to say about a type of resource, for the annotation. A revision that is no longer
 * active is left to the policy, which some checks judge all the same.
 */
export function reasonOtherType(requests: readonly CheckRequest[]): string {
  const types = new Set(requests.flatMap(({ check }) => check.resourceTypes));
  const [only, second] = requests;
  const who = only !== undefined && second === undefined ? `${only.check.id} judges` : 'the checks of this rule judge';
  return `${who} ${[...types].join(', ')}`;
}
