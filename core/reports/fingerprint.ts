import { createHash } from 'node:crypto';
import type { Decision } from '../decision/decision';
import { isJsonList, member, valueAt, type Json, type Path } from '../subject/json';

/**
 * Names a finding so that it can be recognised in a later run: SHA-256 over the check, the identity of the resource and
 * the offending places, with the names of containers (and of whatever else has one) instead of their indexes.
 *
 * The identity of a resource without an ARN includes the file: logical ids and families repeat from template to
 * template, and accepting one of them must not accept the others. No value of the configuration enters, so nothing can
 * be guessed from the digest.
 */
export function fingerprintOf({ check, subject, violations }: Decision): string {
  const identity = subject.arn ?? [subject.origin?.document.name ?? '', subject.id];
  const places = violations.map(({ path }) => JSON.stringify(namedPath(subject.configuration, path))).sort();
  return createHash('sha256')
    .update(JSON.stringify([check.id, subject.type, identity, [...new Set(places)]]))
    .digest('hex');
}

function namedPath(configuration: Json, path: Path): readonly Json[] {
  return path.map((segment, depth) => {
    if (typeof segment === 'string') return segment;
    return nameIn(valueAt(configuration, path.slice(0, depth)), segment) ?? segment;
  });
}

/** `{name}` of a list element, unless another element has the same one; an object, so that "0" is not index 0. */
function nameIn(list: Json | undefined, index: number): Json | undefined {
  if (!isJsonList(list)) return undefined;
  const name = member(list[index], 'Name');
  if (typeof name !== 'string') return undefined;
  return list.filter((element) => member(element, 'Name') === name).length === 1 ? { name } : undefined;
}
