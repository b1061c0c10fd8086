import * as z from 'zod';
import { parseParameters } from '../policy/parameters';
import { findCheck } from '../registry/registry';
import type { Json } from '../subject/json';
import { checkSettings, type CheckSettings } from './check-settings';
import type { PlaceOf } from './parse-settings';
import { settingsProblem } from './settings-problem';
import { checkSettingsSchema, type SettingsNames } from './settings-schema';

const packedCheck = checkSettingsSchema.omit({ severity: true });

const packedChecks = z.strictObject({ checks: z.record(z.string(), packedCheck) });

const NO_MODES = 'is refused: this version has no mode of a single check, and would ignore it. Remove the key.';

const NAMES: SettingsNames = {
  file: { known: ['checks'], refused: new Map() },
  check: {
    known: Object.keys(packedCheck.shape),
    refused: new Map([
      ['severity', 'is refused: AWS Config has no severity of a rule. Remove the key; ecs-guardrails.yaml takes it.'],
      ['remediation', 'is refused: remediations are started by hand in this version. Remove the key.'],
      ...['mode', 'owner', 'reason', 'ticket', 'expires'].map((name) => [name, NO_MODES] as const),
    ]),
  },
};

/**
 * Reads what a settings file says about the checks of a conformance pack.
 *
 * @param written the value of `checks`
 * @throws GuardrailsError what `checkSettings` throws; `SETTINGS_INVALID` for an unknown key, a wrong type, and for what a pack
 *   cannot carry; `PARAMETERS_INVALID` when a check that is switched on lacks a parameter that has no default
 */
export function packedCheckSettings(written: Json, placeOf: PlaceOf): ReadonlyMap<string, CheckSettings> {
  const value = { checks: written };
  const parsed = packedChecks.safeParse(value);
  if (!parsed.success) throw settingsProblem(parsed.error.issues, value, placeOf, NAMES);
  const { checks } = parsed.data;
  for (const [name, { enabled, params }] of Object.entries(checks)) {
    const check = findCheck(name);
    if (check !== undefined && enabled === true && params === undefined) {
      parseParameters(check, {}, (parameter) => placeOf(['checks', name, 'params', parameter]));
    }
  }
  return checkSettings(checks, placeOf);
}
