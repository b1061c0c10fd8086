import type * as z from 'zod';
import { didYouMean } from '../core/nearest';
import type { GuardrailsError } from '../core/errors';
import type { SettingsDocument, SettingsPath } from './settings-document';

/** The keys of a layout of `organization.yaml`. */
export interface LayoutKeys {
  /** Those that there are at a place. */
  readonly at: (path: SettingsPath) => readonly string[];
  /** Of some keys that would not be acted on: why, and what to do. */
  readonly refused: ReadonlyMap<string, string>;
}

/** The error for what the schema of a layout refuses. */
export function settingsIssue(
  document: SettingsDocument,
  error: z.ZodError,
  keys: LayoutKeys,
): GuardrailsError<'SETTINGS_INVALID'> {
  // A misspelt key is also a missing one; the misspelling is what the reader must see.
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  const path = (issue?.path ?? []).filter((segment) => typeof segment !== 'symbol');
  if (issue?.code === 'unrecognized_keys') return unknownKey(document, path, issue.keys, keys);
  const field = path.join('.') || 'the file';
  const missing = path.length > 0 && document.isMissing(path);
  return document.error(path, missing ? `"${field}" is missing.` : `"${field}" ${issue?.message ?? 'is not valid'}.`);
}

function unknownKey(
  document: SettingsDocument,
  path: SettingsPath,
  unknown: readonly string[],
  { at, refused }: LayoutKeys,
): GuardrailsError<'SETTINGS_INVALID'> {
  const key = unknown[0] ?? '';
  const reason = path.length === 0 ? refused.get(key) : undefined;
  if (reason !== undefined) return document.error([key], `"${key}" is refused: ${reason}.`);
  const known = at(path);
  return document.error(
    [...path, key],
    `"${key}" is not a key here; known are ${known.join(', ')}.${didYouMean(key, known)}`,
  );
}

/**
 * Keys that the file will have; today nothing would act on them.
 *
 * @param read the keys that the layout reads, in words
 */
export function laterKeys(read: string): readonly (readonly [string, string])[] {
  const reason = `this version reads only ${read}, and would ignore it. Remove it until the version that acts on it`;
  return ['global', 'ous', 'accounts', 'exemptions', 'waves', 'freeze', 'limits'].map((key) => [key, reason] as const);
}
