import type { CheckRequest } from '../decision/decide';
import { parseParameters } from '../policy/parameters';
import type { Check } from '../registry/check';
import { checkNamed, CHECKS } from '../registry/registry';
import type { Settings } from './settings';

/**
 * The checks to run, in the order of their ids, each with the severity and the complete parameters that count here.
 *
 * @param only ids or former ids; when there are any, they are run and nothing else, disabled ones too
 * @throws GuardrailsError `CHECK_UNKNOWN` for an unknown id in `only`; `PARAMETERS_INVALID` when a check to run lacks a
 *   parameter that has no default
 */
export function selectChecks(
  settings: Settings,
  only: readonly string[],
  checks: readonly Check[] = CHECKS,
): readonly CheckRequest[] {
  const wanted = new Set(only.map((name) => checkNamed(name, { field: '--only' }).id));
  return checks
    .filter(({ id, enabled }) => (only.length > 0 ? wanted.has(id) : (settings.checks.get(id)?.enabled ?? enabled)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((check) => {
      const { severity, parameters } = settings.checks.get(check.id) ?? {};
      return {
        check,
        severity: severity ?? check.severity,
        parameters: parameters ?? parseParameters(check, {}),
      };
    });
}
