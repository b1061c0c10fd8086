import { isJsonList, member, type Json } from './json';

/**
 * The union of the tags of a normalised configuration and those that stand beside it. Keys that begin with `aws:` are
 * AWS's own; what is unknown of a tag leaves it out.
 *
 * @param listed `[{Key, Value}]`
 */
export function tagsOf(
  listed: Json | undefined,
  beside: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const pairs = (isJsonList(listed) ? listed : []).flatMap((tag) => {
    const [key, value] = [member(tag, 'Key'), member(tag, 'Value') ?? ''];
    return typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : [];
  });
  return Object.fromEntries([...Object.entries(beside), ...pairs].filter(([key]) => !key.startsWith('aws:')));
}
