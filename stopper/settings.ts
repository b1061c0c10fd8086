import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { FUNCTION_SETTINGS } from '../core/registry/deployed-names';

const MODES = ['off', 'monitor', 'notify', 'enforce'] as const;

/** `off` does nothing; `monitor` decides and records; `notify` also tells people; `enforce` also stops. */
export type Mode = (typeof MODES)[number];

/** What the function's environment variables ask for. */
export interface StopperSettings {
  /** The mode that counts, after every reason to be more careful. */
  readonly mode: Mode;
  /** `undefined` when not set: then only `off` can run. */
  readonly stateTable: string | undefined;
  /** Set whenever `mode` is `notify` or `enforce`. */
  readonly topicArn: string | undefined;
  /** Name of the parameter that stops everything while it is not `disengaged`; `undefined` where there is no switch. */
  readonly killSwitch: string | undefined;
  /** Settings that are wrong or not honoured, to be logged as errors; the mode above already allows for them. */
  readonly complaints: readonly GuardrailsError[];
}

/**
 * Reads the settings. Nothing that is wrong makes the stopper act: it falls back to `monitor` and complains.
 *
 * @param env environment variables; an empty one counts as not set
 * @param further what else keeps the function from acting
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  further: readonly GuardrailsError[] = [],
): StopperSettings {
  const wanted = wantedMode(setting(env, 'stopperMode'));
  const topicArn = setting(env, 'topicArn');
  const complaints = [
    ...wanted.complaints,
    ...(speaks(wanted.mode) ? [...nobodyToTell(wanted.mode, topicArn), ...further] : []),
  ];
  return {
    mode: complaints.length === 0 ? wanted.mode : 'monitor',
    stateTable: setting(env, 'stateTable'),
    topicArn,
    killSwitch: setting(env, 'killSwitch'),
    complaints,
  };
}

/**
 * The state table, without which nothing can be done at most once.
 *
 * @throws GuardrailsError `SETTINGS_INVALID`
 */
export function requireStateTable(settings: StopperSettings): string {
  if (settings.stateTable !== undefined) return settings.stateTable;
  throw complaint('stateTable', 'is not set; expected the name of the DynamoDB table that keeps what was done.');
}

function setting(env: Readonly<Record<string, string | undefined>>, name: keyof typeof FUNCTION_SETTINGS) {
  const value = env[FUNCTION_SETTINGS[name]];
  return value === '' ? undefined : value;
}

function wantedMode(text: string | undefined): Pick<StopperSettings, 'mode' | 'complaints'> {
  if (text === undefined) return { mode: 'monitor', complaints: [] };
  const mode = MODES.find((candidate) => candidate === text);
  if (mode !== undefined) return { mode, complaints: [] };
  const found = `is ${JSON.stringify(text)}; expected one of ${MODES.join(', ')}.${didYouMean(text, MODES)}`;
  return {
    mode: 'monitor',
    complaints: [complaint('stopperMode', `${found} Until it is set right, mode is monitor.`)],
  };
}

/** Whether a mode does more than to decide and record. */
export function speaks(mode: Mode): boolean {
  return mode === 'notify' || mode === 'enforce';
}

function nobodyToTell(mode: Mode, topicArn: string | undefined): readonly GuardrailsError[] {
  if (topicArn !== undefined) return [];
  const problem = `is not set, but mode ${mode} tells people what was done. Until it is set, mode is monitor.`;
  return [complaint('topicArn', problem)];
}

function complaint(name: keyof typeof FUNCTION_SETTINGS, problem: string): GuardrailsError {
  const variable = FUNCTION_SETTINGS[name];
  return new GuardrailsError('SETTINGS_INVALID', `${variable} ${problem}`, { place: { field: variable } });
}
