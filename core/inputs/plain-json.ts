import type { Json } from '../subject/json';
import { isRawList, isRawObject, OpenObject, PlainScalar, type Raw } from '../subject/raw';

/** The JSON that a YAML document stands for, where no shape tells texts from numbers: an account id is a text. */
export function plainJson(raw: Raw): Json {
  if (raw instanceof PlainScalar) return /^\d{12}$/.test(raw.text) ? raw.text : raw.value;
  if (isRawList(raw)) return raw.map(plainJson);
  const object = raw instanceof OpenObject ? raw.members : raw;
  return isRawObject(object)
    ? Object.fromEntries(Object.entries(object).map(([key, value]) => [key, plainJson(value)]))
    : object;
}
