import { RESOURCE_TYPES } from '../core/subject/subject';
import { PACK_LIMITS } from './pack-limits';

/** Everything of one rule, which stays together: a remediation names the rule of its own pack. */
export interface PackEntry {
  /** The rule's name. */
  readonly rule: string;
  /** The first type that it judges. */
  readonly resourceType: string;
  /** What it takes in the body, as the longest partition and Region make it. */
  readonly bytes: number;
}

/**
 * Divides rules into as few packs as they need, by type of resource in a stable order, so that a check that is switched on
 * moves few others. A type whose rules fill more than one pack is divided where a pack is full.
 *
 * @param overhead bytes of a body without any rule
 */
export function splitPack<T extends PackEntry>(entries: readonly T[], overhead: number): readonly (readonly T[])[] {
  const packs: T[][] = [];
  let current: T[] = [];
  let bytes = overhead;
  for (const entry of entries.toSorted((a, b) => rank(a) - rank(b))) {
    const isFull = current.length === PACK_LIMITS.rules || bytes + entry.bytes > PACK_LIMITS.bodyBytes;
    if (isFull && current.length > 0) {
      packs.push(current);
      current = [];
      bytes = overhead;
    }
    current.push(entry);
    bytes += entry.bytes;
  }
  return current.length === 0 ? packs : [...packs, current];
}

function rank({ resourceType }: PackEntry): number {
  const index = RESOURCE_TYPES.findIndex((type) => type === resourceType);
  return index < 0 ? RESOURCE_TYPES.length : index;
}
