import type { UnknownValue } from './unknown';

/**
 * An unquoted YAML scalar: the normaliser takes `text` (as written) where the field is text and `value` elsewhere,
 * so that `User: 0:0` stays `0:0` and `ReadonlyRootFilesystem: yes` becomes true.
 */
export class PlainScalar {
  constructor(
    readonly text: string,
    readonly value: null | boolean | number | string,
  ) {}
}

/**
 * Marks an object into which something unread (a transform, an include, a definition that was not given) may merge more
 * keys: written members decide, every other member is `rest`.
 */
export class OpenObject {
  constructor(
    readonly members: RawObject,
    readonly rest: UnknownValue,
  ) {}
}

/** A resource as a reader hands it to the normaliser: JSON, with unknown values already marked. */
export type Raw = null | boolean | number | string | PlainScalar | OpenObject | readonly Raw[] | RawObject;

export interface RawObject {
  readonly [key: string]: Raw;
}

/** Tells whether a raw value is a plain object (not a list, not one of the two classes above). */
export function isRawObject(value: Raw | undefined): value is RawObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof PlainScalar) &&
    !(value instanceof OpenObject)
  );
}

/** Tells whether a raw value is a list. */
export function isRawList(value: Raw | undefined): value is readonly Raw[] {
  return Array.isArray(value);
}
