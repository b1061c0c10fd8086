import type { SecretField } from '../../../core/secrets/detection';

/** The class that is meant to find a secret; a secret in clothes that no detector knows belongs to the nearest one. */
export type LabelledClass = 'A' | 'B' | 'C' | 'entropy';

/** A real-looking value at its place, and what a person says of it. */
export interface LabelledValue {
  readonly field: SecretField;
  /** Of the variable, option or label; empty for commands. */
  readonly name: string;
  /** The words of a command, or one text. */
  readonly texts: readonly string[];
  /** `null` for a harmless value. */
  readonly secret: LabelledClass | null;
  /** Why the detectors are wrong here: a secret that they miss, or a harmless value that they report. */
  readonly wrong?: string;
}

type Named = readonly [name: string, text: string, wrong?: string];

/** Values by name in a field. */
export function values(
  field: SecretField,
  secret: LabelledClass | null,
  rows: readonly Named[],
): readonly LabelledValue[] {
  return rows.map(([name, text, wrong]) => ({
    field,
    name,
    texts: [text],
    secret,
    ...(wrong === undefined ? {} : { wrong }),
  }));
}

type Words = readonly [words: readonly string[], wrong?: string];

/** Commands, entry points or commands of health checks. */
export function commands(
  field: SecretField,
  secret: LabelledClass | null,
  rows: readonly Words[],
): readonly LabelledValue[] {
  return rows.map(([texts, wrong]) => ({ field, name: '', texts, secret, ...(wrong === undefined ? {} : { wrong }) }));
}
