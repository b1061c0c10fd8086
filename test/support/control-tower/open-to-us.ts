import { isJsonList, isJsonObject, type Json } from '../../../core/subject/json';
import type { Pair } from './comparison';
import {
  decidingValues,
  enclosingValues,
  exclusionPatterns,
  INSIGHTS,
  isEmpty,
  isNoValue,
  isReference,
  NAMES,
  PRIVILEGED,
  PUBLIC_IP,
  READONLY,
  TAGS,
  USER,
} from './deciding-values';
import { isSystemOpen, isWindowsByHint, isWindowsByPlatform } from './operating-system';

/** Why a template leaves a check open for us; the rules of Control Tower have no word for it. */
export type Openness = 'reference' | 'wrong-kind' | 'undocumented-word';

/** The names that the check lists by default. */
export const LISTED_NAMES: readonly Json[] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'];

/** Why a pair is open; `undefined` when what is certain decides it, whatever else is open. */
export function openness(pair: Pair): Openness | undefined {
  if (isWindowsByPlatform(pair) || isWindowsByHint(pair)) return undefined;
  const values = decidingValues(pair);
  const hasOffence = values.some((value) => isOffence(pair.check, value));
  if (isSystemOpen(pair) && hasOffence) return 'reference';
  const isSettled = (hasOffence && !isSystemOpen(pair)) || isSettledOtherwise(pair);
  if (isSettled) return undefined;
  if ([...values, ...enclosingValues(pair)].some(isReference)) return 'reference';
  if (values.some((value) => isOfWrongKind(pair.check, value))) return 'wrong-kind';
  return pair.check === PUBLIC_IP && values.some(isUndocumentedWord) ? 'undocumented-word' : undefined;
}

/** Means root: `root` or an integer equal to 0 before the colon, or no user at all. */
export function isRootUser(value: Json | undefined): boolean {
  if (isUnset(value) || isBlankUser(value)) return true;
  return (
    (typeof value === 'string' || typeof value === 'number') && /^\s*(?:root|[+-]?0+)\s*(?::|$)/.test(String(value))
  );
}

/** A text that names no user. */
export function isBlankUser(value: Json | undefined): boolean {
  return typeof value === 'string' && /^\s*(?::|$)/.test(value);
}

/** Not written, or written as something that means so. */
export function isUnset(value: Json | undefined): boolean {
  return value === undefined || isEmpty(value) || isNoValue(value);
}

/** A certain violation, whatever stands elsewhere. */
function isOffence(check: string, value: Json | undefined): boolean {
  switch (check) {
    case PRIVILEGED:
      return isFlag(value, 'true');
    case READONLY:
      return isUnset(value) || isFlag(value, 'false');
    case USER:
      return isRootUser(value);
    case NAMES:
      return LISTED_NAMES.some((name) => name === value);
    default:
      return false;
  }
}

function isSettledOtherwise(pair: Pair): boolean {
  const values = decidingValues(pair);
  if (pair.check === INSIGHTS) return values.some((value) => value === 'enabled' || value === 'enhanced');
  if (pair.check !== TAGS || values.some((value) => isReference(value) || isOfWrongKind(TAGS, value))) return false;
  return (
    values[0] !== 'IMMUTABLE_WITH_EXCLUSION' || exclusionPatterns(pair).some((pattern) => typeof pattern === 'string')
  );
}

/** Written, no reference, and nothing that can become what its field holds: a boolean, else a text. */
function isOfWrongKind(check: string, value: Json | undefined): boolean {
  if (value === undefined || isUnset(value) || isReference(value)) return false;
  if (isJsonObject(value) || isJsonList(value)) return true;
  const isFlagField = check === PRIVILEGED || check === READONLY;
  return isFlagField && !isFlag(value, 'true') && !isFlag(value, 'false');
}

/** A boolean, or its word in any case. */
export function isFlag(value: Json | undefined, word: 'true' | 'false'): boolean {
  return (typeof value === 'boolean' || typeof value === 'string') && String(value).trim().toLowerCase() === word;
}

function isUndocumentedWord(value: Json | undefined): boolean {
  return value !== undefined && !isUnset(value) && value !== 'ENABLED' && value !== 'DISABLED';
}
