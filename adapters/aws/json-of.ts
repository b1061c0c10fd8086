import { isJsonObject, type JsonObject } from '../../core/subject/json';

/**
 * The answer of an SDK client as JSON: dates become ISO texts and absent members disappear, as in the API's answer.
 *
 * @param answer an object of the SDK's model, not a list
 */
export function jsonOf(answer: object): JsonObject {
  const plain: unknown = JSON.parse(JSON.stringify(answer));
  return isJsonObject(plain) ? plain : {};
}
