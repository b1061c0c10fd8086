import { GuardrailsError } from '../errors';
import type { SourceFile } from '../inputs/source-file';
import { didYouMean } from '../nearest';
import { parseParameters } from '../policy/parameters';
import type { Severity } from '../registry/check';
import { CHECKS, findCheck } from '../registry/registry';
import type { JsonObject } from '../subject/json';
import { parseSettings, type PlaceOf } from './parse-settings';
import { settingsProblem } from './settings-problem';
import { settingsSchema, type WrittenSettings } from './settings-schema';

/** What the settings say about one check; absent members leave the check's own. */
export interface CheckSettings {
  readonly enabled?: boolean;
  readonly severity?: Severity;
  /** Complete and checked. */
  readonly parameters?: JsonObject;
}

/** `ecs-guardrails.yaml`, read and checked. */
export interface Settings {
  readonly account?: string;
  readonly region?: string;
  /** By the present id of the check. */
  readonly checks: ReadonlyMap<string, CheckSettings>;
}

/** What holds where there is no settings file. */
export const NO_SETTINGS: Settings = { checks: new Map() };

/**
 * Reads a settings file, YAML or JSON.
 *
 * @throws GuardrailsError `SETTINGS_INVALID` for an unknown key, check or severity and for a wrong type;
 *   `PARAMETERS_INVALID` for a parameter; what the parsers throw. All name file, line and the nearest known name.
 */
export function readSettings(file: SourceFile): Settings {
  const { value, placeOf } = parseSettings(file);
  const parsed = settingsSchema.safeParse(value);
  if (!parsed.success) throw settingsProblem(parsed.error.issues, value, placeOf);
  const { account, region, checks = {} } = parsed.data;
  return {
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    checks: checksOf(checks, placeOf),
  };
}

type WrittenChecks = NonNullable<WrittenSettings['checks']>;

function checksOf(written: WrittenChecks, placeOf: PlaceOf): ReadonlyMap<string, CheckSettings> {
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
