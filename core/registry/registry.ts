import { GuardrailsError, type ErrorPlace } from '../errors';
import { didYouMean } from '../nearest';
import type { Check } from './check';
import { CHECKS } from './registry.generated';

export { CHECKS };

/**
 * A check by id or by one of its former ids.
 *
 * @param checks where to look; the whole catalogue unless said otherwise
 */
export function findCheck(name: string, checks: readonly Check[] = CHECKS): Check | undefined {
  return checks.find(({ id, aliases }) => id === name || aliases.includes(name));
}

/**
 * A check by id or by one of its former ids.
 *
 * @param checks where to look; the whole catalogue unless said otherwise
 * @throws GuardrailsError `CHECK_UNKNOWN` with the nearest id
 */
export function checkNamed(name: string, place: ErrorPlace = {}, checks: readonly Check[] = CHECKS): Check {
  const check = findCheck(name, checks);
  if (check !== undefined) return check;
  const ids = checks.map(({ id }) => id);
  throw new GuardrailsError(
    'CHECK_UNKNOWN',
    `There is no check ${JSON.stringify(name)}.${didYouMean(name, ids)} "ecs-guardrails list" shows all.`,
    { place },
  );
}
