import { isJsonList, isJsonObject, type Json, type Path } from '../../core/subject/json';

/** What stands at a changed place; `undefined` removes the member. */
type Change = Json | undefined;

/**
 * A copy of a value in which one place is another.
 *
 * @param path into `value`; objects on the way that do not exist are made
 */
export function changeAt(value: Json, path: Path, change: Change): Json {
  return changed(value, path, change) ?? null;
}

function changed(value: Json | undefined, path: Path, change: Change): Change {
  const [first, ...rest] = path;
  if (first === undefined) return change;
  if (isJsonList(value) && typeof first === 'number') {
    return value.map((item, index) => (index === first ? (changed(item, rest, change) ?? null) : item));
  }
  const members = new Map(isJsonObject(value) ? Object.entries(value) : []);
  const member = changed(members.get(String(first)), rest, change);
  if (member === undefined) members.delete(String(first));
  else members.set(String(first), member);
  return Object.fromEntries(members);
}

/** The path of a JSON Pointer, indexes as numbers. */
export function pathOfPointer(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
}
