import type * as z from 'zod';
import { GuardrailsError } from '../errors';
import { didYouMean } from '../nearest';
import { isJsonList, isJsonObject, valueAt, type Json, type Path } from '../subject/json';
import type { PlaceOf } from './parse-settings';
import { SETTINGS_NAMES, type SettingsNames } from './settings-schema';

const MAP_OF_SETTINGS = 'a map of settings';

const EXPECTED: ReadonlyMap<string | undefined, string> = new Map([
  ['schema', 'the number 1'],
  ['account', 'an account id of 12 digits, in quotes'],
  ['region', 'a Region such as eu-west-1'],
  ['checks', 'a map from check ids to their settings'],
  ['enabled', 'true or false'],
  ['severity', 'critical, high, medium or low'],
  ['params', 'a map from parameter names to values'],
  ['remediation', 'manual or automatic'],
  ['owner', 'a text of 1 to 256 characters'],
  ['reason', 'a text of 20 to 512 characters'],
  ['ticket', 'a text of 1 to 256 characters'],
]);

/**
 * The error for what the schema of the settings refuses; of several things the one that stands first in the file.
 *
 * @param names what there is at each level, if it is not `ecs-guardrails.yaml`
 */
export function settingsProblem(
  issues: readonly z.core.$ZodIssue[],
  value: Json,
  placeOf: PlaceOf,
  names: SettingsNames = SETTINGS_NAMES,
): GuardrailsError<'SETTINGS_INVALID'> {
  const { message, place } = issues
    .flatMap((issue) => problemsOf(issue, value, names))
    .map((problem) => ({ message: problem.message, place: placeOf(problem.path) }))
    .reduce((first, next) => (next.place.line < first.place.line ? next : first));
  return new GuardrailsError('SETTINGS_INVALID', message, { place });
}

interface Problem {
  readonly path: Path;
  readonly message: string;
}

function problemsOf(issue: z.core.$ZodIssue, value: Json, names: SettingsNames): readonly Problem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(path, key, names) }));
  }
  const found = valueAt(value, path);
  // The second level is made of check ids, which may be called anything.
  const expected = path.length === 2 ? MAP_OF_SETTINGS : (EXPECTED.get(path.at(-1)) ?? MAP_OF_SETTINGS);
  const what = path.length === 0 ? 'The file' : JSON.stringify(path.join('.'));
  const message =
    found === undefined
      ? `${what} is missing; expected ${expected}.`
      : `${what} is ${describe(found)}; expected ${expected}.${suggestion(issue, found)}`;
  return [{ path, message }];
}

function unknownKey(path: Path, key: string, names: SettingsNames): string {
  const { known, refused } = path.length === 0 ? names.file : names.check;
  const written = JSON.stringify([...path, key].join('.'));
  const reason = refused.get(key);
  if (reason !== undefined) return `${written} ${reason}`;
  return `There is no setting ${written}; known here: ${known.join(', ')}.${didYouMean(key, known)}`;
}

function suggestion(issue: z.core.$ZodIssue, found: Json): string {
  return issue.code === 'invalid_value' && typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : '';
}

function describe(value: Json): string {
  if (value === null) return 'empty';
  if (isJsonList(value)) return 'a list';
  return isJsonObject(value) ? 'a map' : JSON.stringify(value);
}
