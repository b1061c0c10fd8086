import { isRawList, isRawObject, type Raw, type RawObject } from '../subject/raw';
import { describedResources } from './described';
import { rawKey, rawMember, rawText } from './raw-access';

/** The kinds of input that can be judged, as `--input` names them. */
export const INPUT_KINDS = ['config-item', 'task-definition', 'describe', 'task-event', 'cloudformation'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/**
 * Tells by its structure what a document is.
 *
 * @param document an object, as parsed
 * @returns `undefined` when it is none of the kinds
 */
export function detectKind(document: RawObject): InputKind | undefined {
  if (isTemplate(document)) return 'cloudformation';
  if (rawText(document['detail-type']) !== undefined && isRawObject(document['detail'])) return 'task-event';
  if (isConfigItem(document)) return 'config-item';
  if (rawKey(document, 'containerDefinitions') !== undefined) return 'task-definition';
  return describedResources(document) === undefined ? undefined : 'describe';
}

/** A template has resources with a type; `Resources` of an event is a list. */
function isTemplate(document: RawObject): boolean {
  const resources = document['Resources'];
  if (!isRawObject(resources)) return false;
  if (rawText(document['AWSTemplateFormatVersion']) !== undefined) return true;
  return Object.values(resources).some((resource) => isRawObject(resource) && typeof resource['Type'] === 'string');
}

function isConfigItem(document: RawObject): boolean {
  if (rawMember(document, 'resourceType') !== undefined && rawKey(document, 'configuration') !== undefined) return true;
  if (rawText(document['invokingEvent']) !== undefined) return true;
  return ITEM_WRAPPERS.some((name) => {
    const inner: Raw | undefined = document[name];
    return isRawObject(inner) || isRawList(inner);
  });
}

/** Members that hold configuration items: of a notification, of a snapshot or history page, of `BatchGetResourceConfig`. */
export const ITEM_WRAPPERS = ['configurationItem', 'configurationItems', 'baseConfigurationItems'] as const;
