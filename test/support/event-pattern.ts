import { isJsonList, isJsonObject, member, type Json } from '../../core/subject/json';

/**
 * Tells whether EventBridge would deliver an event to a rule: the part of its pattern language that ours use, exact
 * values below nested keys (EventBridge user guide, "Event patterns"). Any other operator fails the test.
 */
export function matchesPattern(pattern: Json, event: Json | undefined): boolean {
  if (isJsonList(pattern)) {
    if (pattern.some((wanted) => typeof wanted === 'object' && wanted !== null))
      throw new Error('An operator is used.');
    const found = isJsonList(event) ? event : [event];
    return found.some((value) => value !== undefined && pattern.includes(value));
  }
  if (!isJsonObject(pattern)) throw new Error('A pattern has lists at its leaves.');
  return Object.entries(pattern).every(([key, inner]) => matchesPattern(inner, member(event, key)));
}
