import type { Violation } from '../../core/policy/check-result';
import { isJsonList, isJsonObject, member, valueAt, type Json } from '../../core/subject/json';
import type { Subject } from '../../core/subject/subject';

type Tags = Readonly<Record<string, string>>;

/**
 * The tags that a resource gets: those that the check misses or refuses, as far as a person gave them. A tag with a value
 * that the check accepts keeps it.
 *
 * @param required parameter `requiredTags` of the check; without keys any tag will do
 * @param values what a person gave, by key
 */
export function tagChanges(
  subject: Subject,
  required: Json | undefined,
  violations: readonly Violation[],
  values: Tags,
): Tags {
  const keys = isJsonObject(required) ? Object.keys(required) : [];
  const refused = new Set(violations.map(({ path }) => refusedKey(subject, path)));
  const isNeeded = (key: string) =>
    keys.length === 0 || (keys.includes(key) && (!Object.hasOwn(subject.tags, key) || refused.has(key)));
  return Object.fromEntries(Object.entries(values).filter(([key]) => isNeeded(key)));
}

/** A violation of a tag's value stands at a place in `Tags`. */
function refusedKey({ configuration }: Subject, [name, index]: Violation['path']): string | undefined {
  const key = name === 'Tags' && index !== undefined ? valueAt(configuration, ['Tags', index, 'Key']) : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** The resource as it would be with these tags. */
export function withTags(subject: Subject, tags: Tags): Subject {
  const listed = subject.configuration['Tags'];
  const kept = (isJsonList(listed) ? listed : []).filter((tag) => {
    const key = member(tag, 'Key');
    return typeof key !== 'string' || !Object.hasOwn(tags, key);
  });
  const added = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    ...subject,
    tags: { ...subject.tags, ...tags },
    configuration: { ...subject.configuration, Tags: [...kept, ...added] },
  };
}

/** Lengths and characters of a tag (ECS API `Tag`), and the prefix that is AWS's own. */
export function isTag([key, value]: readonly [string, string]): boolean {
  return (
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) &&
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value) &&
    !/^aws:/i.test(key)
  );
}
