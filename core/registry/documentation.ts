import type { Check, DocumentedCheck } from './check';
import { DOCUMENTATION } from './documentation.generated';
import { CHECKS } from './registry';

/**
 * Checks with their documentation, in their order.
 *
 * @param checks the whole catalogue unless said otherwise; those of somebody else have no documentation and are left out
 */
export function documentedChecks(checks: readonly Check[] = CHECKS): readonly DocumentedCheck[] {
  return checks.flatMap((check) => {
    const documentation = DOCUMENTATION[check.id];
    return documentation === undefined ? [] : [{ ...check, ...documentation }];
  });
}
