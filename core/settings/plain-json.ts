import type { Json } from '../subject/json';
import { OpenObject, PlainScalar, isRawList, isRawObject, type Raw } from '../subject/raw';

/**
 * Parsed YAML as JSON.
 *
 * An unquoted number keeps its text where that says more than the number (`1.10`, an account id with leading zeros):
 * parameters are coerced by their own schema.
 */
export function plainJson(raw: Raw, key = ''): Json {
  if (raw instanceof PlainScalar) {
    const isText = typeof raw.value === 'number' && (key === 'account' || String(raw.value) !== raw.text);
    return isText ? raw.text : raw.value;
  }
  // Only template readers leave objects open.
  if (raw instanceof OpenObject) return plainJson(raw.members);
  if (isRawList(raw)) return raw.map((element) => plainJson(element));
  if (!isRawObject(raw)) return raw;
  return Object.fromEntries(Object.entries(raw).map(([name, member]) => [name, plainJson(member, name)]));
}
