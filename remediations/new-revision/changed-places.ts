import { isJsonList, isJsonObject, type Json } from '../../core/subject/json';

/**
 * The places in which two values differ, as JSON Pointers: what people are told of a change, because values may be secrets.
 */
export function changedPlaces(before: Json | undefined, after: Json | undefined, at = ''): readonly string[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changedPlaces(own(before, key), own(after, key), `${at}/${key}`));
  }
  if (isJsonList(before) && isJsonList(after) && before.length === after.length) {
    return before.flatMap((element, index) => changedPlaces(element, after[index], `${at}/${index}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [at];
}

function own(object: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
