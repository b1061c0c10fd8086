import { PlainScalar, isRawObject, type Raw, type RawObject } from '../subject/raw';

/** A key as it is written, and what stands there. */
export interface RawMember {
  readonly key: string;
  readonly value: Raw;
}

/**
 * The first of some spellings that an object has as its own key.
 *
 * @returns `undefined` when there is none, or when it is null
 */
export function rawMember(raw: Raw | undefined, ...spellings: readonly string[]): RawMember | undefined {
  if (!isRawObject(raw)) return undefined;
  for (const key of spellings) {
    const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
    if (value !== undefined && !isNothing(value)) return { key, value };
  }
  return undefined;
}

/** The text of the first of some spellings; what YAML took for a number or boolean is read as it was written. */
export function textMember(raw: Raw | undefined, ...spellings: readonly string[]): string | undefined {
  return textOf(rawMember(raw, ...spellings)?.value);
}

/** A scalar as a text, or `undefined` for everything else. */
export function textOf(raw: Raw | undefined): string | undefined {
  if (raw instanceof PlainScalar) return isNothing(raw) ? undefined : raw.text;
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;
}

/** The object at a key, or `undefined`. */
export function objectMember(raw: Raw | undefined, ...spellings: readonly string[]): RawObject | undefined {
  const value = rawMember(raw, ...spellings)?.value;
  return isRawObject(value) ? value : undefined;
}

function isNothing(raw: Raw): boolean {
  return raw === null || (raw instanceof PlainScalar && raw.value === null);
}
