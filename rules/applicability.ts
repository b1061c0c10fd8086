import type { Check } from '../core/registry/check';
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
export function reasonNothingIsThere({ eventLeftScope, header }: ItemChange): string | undefined {
  if (eventLeftScope) return "the resource left the rule's scope";
  if (PRESENT.has(header.status)) return undefined;
  return ABSENT.get(header.status) ?? 'its configuration item has a status that this version does not know';
}

/**
 * Tells why a check has nothing to say about a type of resource. A revision that is no longer active is left to the
 * policy, which some checks judge all the same.
 *
 * @returns the reason, for the annotation, or `undefined` when the check judges that type
 */
export function reasonOtherType(check: Check, resourceType: string): string | undefined {
  if (check.resourceTypes.some((type) => type === resourceType)) return undefined;
  return `${check.id} judges ${check.resourceTypes.join(', ')}`;
}
