import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../../core/subject/json';
import type { ResourceType } from '../../../core/subject/subject';
import type { Example } from '../../../scripts/policies/read-examples';

/** A template of one resource. */
export function templateOf(type: ResourceType, properties: JsonObject): JsonObject {
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: { Judged: { Type: type, Properties: properties } } };
}

/** Where CloudFormation spells a member otherwise than AWS Config, as far as the examples of the compared checks need it. */
const SPELLING: ReadonlyMap<string, string> = new Map([
  ['EfsVolumeConfiguration', 'EFSVolumeConfiguration'],
  ['FsxWindowsFileServerVolumeConfiguration', 'FSxWindowsFileServerVolumeConfiguration'],
]);

/** What only a registered revision has; a template cannot set it. */
const READ_ONLY: ReadonlySet<string> = new Set(['TaskDefinitionArn', 'Revision']);

/**
 * The template that someone would write for an example of a check. A value that a template leaves open becomes an
 * intrinsic function call.
 *
 * @returns `undefined` when the example rests on something that no template can hold: what AWS Config did not record, a
 *   value that an earlier reading already refused
 */
export function templateOfExample(example: Example): JsonObject | undefined {
  const properties = Object.fromEntries(
    Object.entries(example.configuration)
      .filter(([key]) => !READ_ONLY.has(key))
      .map(([key, value]) => [key, written(value)]),
  );
  const isWritable = !JSON.stringify(properties).includes('"$unknown"');
  return isWritable ? templateOf(example.type, properties) : undefined;
}

function written(value: Json): Json {
  if (isJsonList(value)) return value.map(written);
  if (!isJsonObject(value)) return value;
  if (value['$unknown'] === 'unresolved-reference') return { Ref: 'Unresolved' };
  if (value['$unknown'] === 'open-condition') return { 'Fn::If': ['Open', { Ref: 'Unresolved' }, { Ref: 'Other' }] };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [SPELLING.get(key) ?? key, written(member)]));
}
