import { isRawObject, PlainScalar, type Raw, type RawObject } from '../subject/raw';

/** A member by name without regard to case (documents come in ECS API, CloudFormation and Config spelling). */
export function rawMember(object: Raw | undefined, name: string): Raw | undefined {
  const key = rawKey(object, name);
  return key === undefined || !isRawObject(object) ? undefined : object[key];
}

/** The key under which a member is written. */
export function rawKey(object: Raw | undefined, name: string): string | undefined {
  if (!isRawObject(object)) return undefined;
  if (Object.hasOwn(object, name)) return name;
  const folded = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === folded);
}

/** A text, also an unquoted YAML scalar as written; the empty text counts as absent. */
export function rawText(value: Raw | undefined): string | undefined {
  const text = value instanceof PlainScalar && value.value !== null ? value.text : value;
  return typeof text === 'string' && text !== '' ? text.toWellFormed() : undefined;
}

/** The first of several members that holds a text. */
export function firstText(object: RawObject, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = rawText(rawMember(object, name));
    if (text !== undefined) return text;
  }
  return undefined;
}
