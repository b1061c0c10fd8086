import { GuardrailsError } from '../errors';
import type { Json } from './json';

/** Levels of lists and objects that a JSON text may have; nothing that AWS defines is nested nearly as deep. */
export const DEEPEST_NESTING = 64;

/**
 * Parses a JSON text inside of another document, such as the configuration of an item. Light enough for a Lambda bundle;
 * files go through `parseJson`, which also finds positions and duplicate keys.
 *
 * @param field what messages call it
 * @throws GuardrailsError `DEPTH_EXCEEDED`, `JSON_PARSE`; neither message nor cause quotes the text, the parser's own does
 */
export function parseJsonText(text: string, field: string): Json {
  if (tooDeepAt(text) !== undefined) {
    throw new GuardrailsError('DEPTH_EXCEEDED', `${field} is nested more than ${DEEPEST_NESTING} levels deep.`, {
      place: { field },
    });
  }
  const value = jsonOrNothing(text);
  if (value !== undefined) return value;
  throw new GuardrailsError('JSON_PARSE', `${field} is a text that is not JSON, or whose end is missing.`, {
    place: { field },
  });
}

/** The value of a JSON text, or `undefined` when it is none. */
export function jsonOrNothing(text: string): Json | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- what JSON.parse gives is JSON
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/**
 * Where a JSON text goes deeper than allowed. One pass without recursion, so that a bomb costs nothing.
 *
 * @returns the offset, or `undefined` when it stays within
 */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (quoted) {
      if (character === '\\') offset += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') {
      quoted = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > DEEPEST_NESTING) return offset;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return undefined;
}
