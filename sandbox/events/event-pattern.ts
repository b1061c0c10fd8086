import { isJsonObject, member, type Json, type JsonObject } from '../json';
import { SandboxError } from '../sandbox-error';

/**
 * Tells whether an event pattern matches: nested keys with lists of exact values at their ends (EventBridge user guide,
 * "Creating event patterns"). A value of the event that is a list matches when one of its items does.
 *
 * @throws SandboxError for an operator such as `prefix`, none of which is simulated
 */
export function matchesPattern(pattern: JsonObject, event: Json | undefined): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const found = member(event, key);
    if (Array.isArray(wanted)) return matchesValue(key, wanted, found);
    if (!isJsonObject(wanted)) throw new SandboxError(`${key} of an event pattern is neither an object nor a list.`);
    return matchesPattern(wanted, found);
  });
}

function matchesValue(key: string, wanted: readonly Json[], found: Json | undefined): boolean {
  if (wanted.some((value) => typeof value === 'object' && value !== null)) {
    throw new SandboxError(`The operator at ${key} of an event pattern is not simulated.`);
  }
  const values: readonly Json[] = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return values.some((value) => wanted.includes(value));
}
