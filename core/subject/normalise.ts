import { coerce, notCoercible } from './coerce';
import type { Json, JsonObject } from './json';
import { isJsonObject } from './json';
import { isRawList, isRawObject, OpenObject, PlainScalar, type Raw, type RawObject } from './raw';
import { jsonOrNothing, tooDeepAt } from './json-text';
import type { Member, ObjectShape, Shape } from './shapes/shape';
import { SHAPES } from './shapes/shapes';
import { spellingsOf } from './spelling';
import type { ResourceType } from './subject';
import { UNKNOWN_REASONS, unknownValue, type UnknownValue } from './unknown';

/** What the absence of a member may mean. */
export interface NormaliseOptions {
  /**
   * `default`: absent is absent. `unrecorded`: AWS Config may leave some members out although they are set.
   * `undescribed`: a describe operation leaves out those that have an operation of their own.
   */
  readonly absence: 'default' | 'unrecorded' | 'undescribed';
}

/**
 * Brings a resource's configuration into AWS Config's spelling and JSON types, whatever it was read from.
 *
 * Keys are matched without case against names and aliases; members that no shape names are left out, and so are those
 * that are null or empty, because AWS takes both for absent. List elements keep their index. What cannot be read as its
 * shape becomes an unknown value that says what was expected, never the default.
 *
 * Takes anything and throws nothing. Normalising the result once more (`absence: 'default'`) drops at most empty objects.
 *
 * @param raw the configuration; where it is unknown, or no object at all, every member is unknown
 */
export function normaliseConfiguration(type: ResourceType, raw: Raw, options: NormaliseOptions): JsonObject {
  const marker = markerOf(raw);
  if (marker !== undefined) return objectOf(SHAPES[type], new OpenObject({}, marker), options);
  if (isAbsent(raw)) return objectOf(SHAPES[type], {}, options);
  if (isRawObject(raw) || raw instanceof OpenObject) return objectOf(SHAPES[type], raw, options);
  return objectOf(SHAPES[type], new OpenObject({}, notCoercible('an object')), options);
}

function objectOf(shape: ObjectShape, raw: RawObject | OpenObject, options: NormaliseOptions): JsonObject {
  const written = writtenMembers(raw instanceof OpenObject ? raw.members : raw);
  const rest = raw instanceof OpenObject ? raw.rest : undefined;
  return Object.fromEntries(
    Object.entries(shape.members).flatMap(([name, member]) => {
      const found = spellingsOf(name, member).flatMap((spelling) => written.get(spelling) ?? []);
      const value = memberOf(member, found, options) ?? rest;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A key as it is written, and its value. */
type Written = readonly [string, Raw];

/** By lower-case key; a key may stand there in several spellings. */
function writtenMembers(raw: RawObject): ReadonlyMap<string, readonly Written[]> {
  const members = new Map<string, Written[]>();
  for (const entry of Object.entries(raw)) {
    const key = entry[0].toLowerCase();
    const others = members.get(key);
    if (others === undefined) members.set(key, [entry]);
    else others.push(entry);
  }
  return members;
}

function memberOf(member: Member, found: readonly Written[], options: NormaliseOptions): Json | undefined {
  const [first, ...others] = found;
  if (first === undefined) return unwritten(member, options);
  const value = writtenValue(member.shape, first[1], options);
  const other = others.find(([, raw]) => !isSame(writtenValue(member.shape, raw, options), value));
  return other === undefined
    ? value
    : unknownValue('conflicting-keys', `"${first[0]}" and "${other[0]}" say different things`);
}

function unwritten({ shape, mayBeUnrecorded, isDescribedApart }: Member, options: NormaliseOptions): Json | undefined {
  if (options.absence === 'default') return undefined;
  if (options.absence === 'unrecorded' && mayBeUnrecorded) {
    return unknownValue('not-recorded', 'AWS Config may leave it out');
  }
  if (options.absence === 'undescribed' && isDescribedApart) {
    return unknownValue('not-recorded', 'it is described by an operation of its own');
  }
  // What is inside an object that is not there is not there either.
  return shape.kind === 'object' ? unlessEmpty(objectOf(shape, {}, options)) : undefined;
}

function writtenValue(shape: Shape, raw: Raw, options: NormaliseOptions): Json | undefined {
  // An object that was written with members is there, even if all of them are empty.
  if (!isAbsent(raw)) return valueOf(shape, raw, options);
  return shape.kind === 'object' ? unlessEmpty(objectOf(shape, {}, options)) : undefined;
}

function valueOf(shape: Shape, raw: Raw, options: NormaliseOptions): Json {
  const marker = markerOf(raw);
  if (marker !== undefined) return marker;
  // Only an object has a place for its unread rest.
  if (raw instanceof OpenObject && shape.kind !== 'object') return raw.rest;
  switch (shape.kind) {
    case 'text':
    case 'flag':
    case 'number':
    case 'quantity':
      return coerce(shape, raw);
    case 'list': {
      const elements = shape.orOne && !isRawList(raw) ? [raw] : raw;
      return isRawList(elements)
        ? elements.map((item) => elementOf(shape.items, item, options))
        : notCoercible('a list');
    }
    case 'map':
      return mapOf(shape.values, shape.orStar && textIn(raw) === '*' ? { '*': '*' } : raw, options);
    case 'object': {
      const written = shape.orText ? parsedText(raw) : raw;
      if (written === undefined)
        return unknownValue('not-parsable', 'expected an object, or a JSON text that holds one');
      return isRawObject(written) || written instanceof OpenObject
        ? objectOf(shape, written, options)
        : notCoercible('an object');
    }
  }
}

/**
 * What a JSON text holds; it may be URL-encoded (RFC 3986), as IAM answers policy documents. Anything but a text is itself.
 *
 * @returns `undefined` for a text that holds no object
 */
function parsedText(raw: Raw): Raw | undefined {
  const text = textIn(raw);
  if (text === undefined) return raw;
  const plain = text.trimStart().startsWith('%7B') ? urlDecoded(text) : text;
  const value = plain === undefined || tooDeepAt(plain) !== undefined ? undefined : jsonOrNothing(plain);
  return isRawObject(value) ? value : undefined;
}

function urlDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function textIn(raw: Raw): string | undefined {
  if (raw instanceof PlainScalar) return raw.text;
  return typeof raw === 'string' ? raw : undefined;
}

/** An element keeps its place whatever it is: the ones after it are found by index. */
function elementOf(shape: Shape, raw: Raw, options: NormaliseOptions): Json {
  return isNull(raw) ? notCoercible('an element, not null') : valueOf(shape, raw, options);
}

/** An entry with an empty text is an entry (a label without a value); null is none. */
function mapOf(values: Shape, raw: Raw, options: NormaliseOptions): Json {
  if (!isRawObject(raw)) return notCoercible('an object');
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) =>
      isNull(value) ? [] : [[unreserved(key).toWellFormed(), valueOf(values, value, options)]],
    ),
  );
}

/** Whoever chooses the keys of a map must not be able to make it look unknown, which would hide the other entries. */
function unreserved(key: string): string {
  return key === '$unknown' ? '$unknown (a key)' : key;
}

/**
 * The unknown value that a reader (or an earlier normalisation) put there. Nothing else counts as one: an object with
 * further members would hide them.
 */
function markerOf(raw: Raw): UnknownValue | undefined {
  if (!isRawObject(raw) || Object.keys(raw).length !== 2) return undefined;
  const reason = Object.hasOwn(raw, '$unknown')
    ? UNKNOWN_REASONS.find((known) => known === raw['$unknown'])
    : undefined;
  const detail = Object.hasOwn(raw, 'detail') ? raw['detail'] : undefined;
  return reason === undefined || typeof detail !== 'string' ? undefined : unknownValue(reason, detail.toWellFormed());
}

/** Absent, null, `""`, `[]` and `{}` are alike: AWS writes an unset value in any of them. */
function isAbsent(raw: Raw): boolean {
  if (isNull(raw) || raw === '') return true;
  if (isRawList(raw)) return raw.length === 0;
  return isRawObject(raw) && Object.keys(raw).length === 0;
}

function isNull(raw: Raw): boolean {
  return raw === null || (raw instanceof PlainScalar && raw.value === null);
}

function unlessEmpty(value: JsonObject): JsonObject | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

/** Normalised objects have their members in the order of the shape; only free maps differ in the order of their keys. */
function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return JSON.stringify(left, sortedKeys) === JSON.stringify(right, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
