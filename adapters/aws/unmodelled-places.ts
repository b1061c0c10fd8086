import { isJsonList, isJsonObject, type Json } from '../../core/subject/json';

/**
 * Members of an answer that the SDK's model does not know, so that the SDK drops them, reading and writing alike.
 *
 * @param raw the answer as it came
 * @param known what the SDK made of it
 * @returns JSON Pointers
 */
export function unmodelledPlaces(raw: Json | undefined, known: Json | undefined, at = ''): readonly string[] {
  if (isJsonObject(raw)) {
    return Object.entries(raw).flatMap(([key, value]) => {
      if (value === null) return [];
      const place = `${at}/${key}`;
      if (!isJsonObject(known) || !Object.hasOwn(known, key)) return [place];
      return unmodelledPlaces(value, known[key], place);
    });
  }
  if (!isJsonList(raw)) return [];
  return raw.flatMap((element, index) =>
    unmodelledPlaces(element, isJsonList(known) ? known[index] : undefined, `${at}/${index}`),
  );
}
