import { isJsonList, isJsonObject, member, type Json, type JsonObject } from '../../core/subject/json';
import type { Definition } from './fix';

/** The definition with each of its containers changed. */
export function eachContainer(
  definition: Definition,
  change: (container: JsonObject, index: number) => JsonObject,
): Definition {
  return eachOf(definition, 'containerDefinitions', change);
}

/** An object with each object of one of its lists changed. */
export function eachOf(
  object: JsonObject,
  list: string,
  change: (element: JsonObject, index: number) => JsonObject,
): JsonObject {
  const elements = member(object, list);
  if (!isJsonList(elements)) return object;
  return {
    ...object,
    [list]: elements.map((element, index) => (isJsonObject(element) ? change(element, index) : element)),
  };
}

/** An object with a member set. */
export function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  return { ...object, [key]: value };
}

/** An object without some members. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** The texts of a list, elsewhere none. */
export function textsIn(value: Json | undefined): readonly string[] {
  return isJsonList(value) ? value.filter((element) => typeof element === 'string') : [];
}

/** Objects of a list, elsewhere none. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isJsonList(value) ? value.filter((element) => isJsonObject(element)) : [];
}
