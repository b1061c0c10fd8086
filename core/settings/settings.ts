import type { SourceFile } from '../inputs/source-file';
import { checkSettings, type CheckSettings } from './check-settings';
import { parseSettings } from './parse-settings';
import { settingsProblem } from './settings-problem';
import { settingsSchema } from './settings-schema';

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
    checks: checkSettings(checks, placeOf),
  };
}
