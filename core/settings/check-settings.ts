import { GuardrailsError } from '../errors';
import { didYouMean } from '../nearest';
import { parseParameters } from '../policy/parameters';
import type { Severity } from '../registry/check';
import { CHECKS, findCheck } from '../registry/registry';
import type { JsonObject } from '../subject/json';
import type { PlaceOf } from './parse-settings';
import type { WrittenChecks } from './settings-schema';

/** What the settings say about one check; absent members leave the check's own. */
export interface CheckSettings {
  readonly enabled?: boolean;
  readonly severity?: Severity;
  /** Complete and checked. */
  readonly parameters?: JsonObject;
}

/**
 * Checks what a settings file says about checks, whichever file it is.
 *
 * @param written the value of `checks`, of the right form
 * @returns the settings by the present id of the check
 * @throws GuardrailsError `SETTINGS_INVALID` for an unknown check and for one that is named twice; `PARAMETERS_INVALID`
 */
export function checkSettings(written: WrittenChecks, placeOf: PlaceOf): ReadonlyMap<string, CheckSettings> {
  const checks = new Map<string, CheckSettings>();
  for (const [name, settings] of Object.entries(written)) {
    const check = findCheck(name);
    const place = placeOf(['checks', name]);
    if (check === undefined) {
      const hint = didYouMean(
        name,
        CHECKS.map(({ id }) => id),
      );
      throw new GuardrailsError('SETTINGS_INVALID', `There is no check ${JSON.stringify(name)}.${hint}`, { place });
    }
    if (checks.has(check.id)) {
      throw new GuardrailsError(
        'SETTINGS_INVALID',
        `Check ${check.id} has settings twice, here under ${JSON.stringify(name)}. Keep one of them.`,
        { place },
      );
    }
    const { enabled, severity, params } = settings;
    checks.set(check.id, {
      ...(enabled === undefined ? {} : { enabled }),
      ...(severity === undefined ? {} : { severity: UPPER_CASE[severity] }),
      ...(params === undefined
        ? {}
        : {
            parameters: parseParameters(check, params, (parameter) => placeOf(['checks', name, 'params', parameter])),
          }),
    });
  }
  return checks;
}

const UPPER_CASE = { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW' } as const;
