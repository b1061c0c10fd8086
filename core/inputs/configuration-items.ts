import { GuardrailsError } from '../errors';
import type { Path } from '../subject/json';
import { isRawList, isRawObject, type Raw, type RawObject } from '../subject/raw';
import { parseJsonText } from '../subject/json-text';
import { rawMember, textMember } from './raw-members';

/** A place where there should be a configuration item. */
export interface FoundItem {
  readonly item: Raw;
  /** In the document; ends at a text that holds JSON, because nothing inside of it has a place. */
  readonly path: Path;
  readonly isInText: boolean;
}

/** Lists of items: a history page or a snapshot, and the answer of `BatchGetResourceConfig`. */
const LISTS = ['configurationItems', 'baseConfigurationItems'] as const;

/** Tells whether an object is a configuration item, or what AWS wraps around one or several. */
export function holdsConfigurationItems(value: RawObject): boolean {
  if (rawMember(value, 'invokingEvent', 'configurationItem', 'configurationItemSummary') !== undefined) return true;
  if (LISTS.some((key) => isRawList(rawMember(value, key)?.value))) return true;
  return (
    textMember(value, 'resourceType')?.includes('::') === true &&
    ['resourceId', 'configurationItemStatus', 'configurationItemCaptureTime'].some((key) => Object.hasOwn(value, key))
  );
}

/**
 * The items in a document: the event of a custom rule, a notification, a page of items, or one item alone.
 *
 * @throws GuardrailsError `EVENT_OVERSIZED`, `MESSAGE_TYPE_UNSUPPORTED` for notifications without an item; `JSON_PARSE`,
 *   `DEPTH_EXCEEDED` for an `invokingEvent` that cannot be read
 */
export function findConfigurationItems(value: RawObject): readonly FoundItem[] {
  const invoking = rawMember(value, 'invokingEvent');
  if (invoking === undefined) return itemsOf(value, []);
  if (typeof invoking.value !== 'string')
    return isRawObject(invoking.value) ? itemsOf(invoking.value, [invoking.key]) : [];
  const inner = parseJsonText(invoking.value, 'invokingEvent');
  return isRawObject(inner)
    ? itemsOf(inner, []).map(({ item }) => ({ item, path: [invoking.key], isInText: true }))
    : [{ item: inner, path: [invoking.key], isInText: true }];
}

function itemsOf(value: RawObject, path: Path): readonly FoundItem[] {
  const single = rawMember(value, 'configurationItem');
  if (single !== undefined) return [{ item: single.value, path: [...path, single.key], isInText: false }];
  const lists = LISTS.flatMap((key) => {
    const list = rawMember(value, key)?.value;
    return isRawList(list) ? [list.map((item, index) => ({ item, path: [...path, key, index], isInText: false }))] : [];
  });
  if (lists.length > 0) return lists.flat();
  refuseOtherMessages(value);
  return [{ item: value, path, isInText: false }];
}

function refuseOtherMessages(value: RawObject): void {
  const messageType = textMember(value, 'messageType');
  if (messageType === undefined) return;
  const place = { field: 'messageType' };
  if (rawMember(value, 'configurationItemSummary') !== undefined) {
    const message =
      'The notification of an oversized item holds only its summary. Read the item itself: GetResourceConfigHistory.';
    throw new GuardrailsError('EVENT_OVERSIZED', message, { place });
  }
  const message = `A notification of type ${JSON.stringify(messageType.slice(0, 64))} holds no configuration item.`;
  throw new GuardrailsError('MESSAGE_TYPE_UNSUPPORTED', message, { place });
}

/**
 * Tells why an item stands for nothing that could be judged.
 *
 * @returns the reason, or `undefined` for an item of a resource as it is
 */
export function reasonGone(item: RawObject): string | undefined {
  return GONE.get(textMember(item, 'configurationItemStatus') ?? '');
}

/** Statuses of an item whose configuration is null (AWS Config API reference, `ConfigurationItem`). */
const GONE: ReadonlyMap<string, string> = new Map([
  ['ResourceDeleted', 'the resource was deleted'],
  ['ResourceDeletedNotRecorded', 'the resource was deleted'],
  ['ResourceNotRecorded', 'the resource is not recorded'],
]);
