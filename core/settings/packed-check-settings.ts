import * as z from 'zod';
import { GuardrailsError } from '../errors';
import { parseParameters } from '../policy/parameters';
import type { Check } from '../registry/check';
import { findCheck } from '../registry/registry';
import type { Json } from '../subject/json';
import { checkSettings, type CheckSettings } from './check-settings';
import type { PlaceOf } from './parse-settings';
import { settingsProblem } from './settings-problem';
import { checkSettingsSchema, type SettingsNames } from './settings-schema';

const text = z.string().min(1).max(256);

const packedCheck = checkSettingsSchema.omit({ severity: true }).extend({
  remediation: z.enum(['manual', 'automatic']).optional(),
  owner: text.optional(),
  reason: z.string().min(20).max(512).optional(),
  ticket: text.optional(),
});

/** What the settings of a pack say about one check. */
export interface PackedCheckSettings extends Omit<CheckSettings, 'severity'> {
  /** Whether AWS Config starts the check's remediation by itself. */
  readonly automatic: boolean;
}

const packedChecks = z.strictObject({ checks: z.record(z.string(), packedCheck) });

const NO_MODES = 'is refused: this version has no mode of a single check, and would ignore it. Remove the key.';

const NAMES: SettingsNames = {
  file: { known: ['checks'], refused: new Map() },
  check: {
    known: Object.keys(packedCheck.shape),
    refused: new Map([
      ['severity', 'is refused: AWS Config has no severity of a rule. Remove the key; ecs-guardrails.yaml takes it.'],
      ...['mode', 'expires'].map((name) => [name, NO_MODES] as const),
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
export function packedCheckSettings(written: Json, placeOf: PlaceOf): ReadonlyMap<string, PackedCheckSettings> {
  const value = { checks: written };
  const parsed = packedChecks.safeParse(value);
  if (!parsed.success) throw settingsProblem(parsed.error.issues, value, placeOf, NAMES);
  const { checks } = parsed.data;
  for (const [name, settings] of Object.entries(checks)) {
    const check = findCheck(name);
    if (check === undefined) continue;
    if (settings.enabled === true && settings.params === undefined) {
      parseParameters(check, {}, (parameter) => placeOf(['checks', name, 'params', parameter]));
    }
    const problem = automaticProblem(check, settings);
    if (problem !== undefined) {
      throw new GuardrailsError('SETTINGS_INVALID', problem, { place: placeOf(['checks', name, 'remediation']) });
    }
  }
  const automatic = Object.entries(checks)
    .filter(([, { remediation }]) => remediation === 'automatic')
    .map(([name]) => findCheck(name)?.id);
  return new Map(
    [...checkSettings(checks, placeOf)].map(([id, { enabled, parameters }]) => [
      id,
      {
        ...(enabled === undefined ? {} : { enabled }),
        ...(parameters === undefined ? {} : { parameters }),
        automatic: automatic.includes(id),
      },
    ]),
  );
}

/** What acts by itself needs somebody who answers for it, and is only what can do no harm. */
function automaticProblem(
  { id, remediation }: Check,
  { remediation: asked, owner, reason, ticket }: z.infer<typeof packedCheck>,
): string | undefined {
  const records = [owner, reason, ticket].filter((record) => record !== undefined).length;
  if (asked !== 'automatic') {
    return records === 0
      ? undefined
      : `${id} has an owner, reason or ticket, which belong to \`remediation: automatic\`.`;
  }
  if (remediation.class !== 'auto') {
    return `${id} is never corrected automatically: ${remediation.text.trim()} Only checks of the class "auto" are.`;
  }
  return records === 3 ? undefined : `${id} is corrected automatically only with owner, reason and ticket.`;
}
