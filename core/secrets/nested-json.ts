import { isJsonList, isJsonObject, type Json } from '../subject/json';
import { jsonOrNothing, tooDeepAt } from '../subject/json-text';

/** A text inside of a JSON text, and the key that names it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * The texts and numbers in a text that is a JSON object or list: inner keys are names, elements of a list have the name of
 * the list. Keys are texts, too, without a name of their own.
 *
 * @param name what elements of an outermost list are called
 * @returns `undefined` for every other text, and for one that is nested too deeply to be meant
 */
export function textsInJson(name: string, text: string): readonly NamedText[] | undefined {
  if (!/^\s{0,64}[[{]/.test(text) || tooDeepAt(text) !== undefined) return undefined;
  const value = jsonOrNothing(text);
  return isJsonObject(value) || isJsonList(value) ? textsIn(name, value) : undefined;
}

function textsIn(name: string, value: Json): readonly NamedText[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (typeof value === 'number') return [{ name, text: String(value) }];
  if (isJsonList(value)) return value.flatMap((element) => textsIn(name, element));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ name: '', text: key }, ...textsIn(key, inner)]);
}
