import { GuardrailsError } from '../errors';
import type { Json } from '../subject/json';

/** Levels of lists and objects. Nothing that AWS takes comes near; what is judged may have no more (`INPUT_LIMITS`). */
export const MAX_DEPTH = 64;

/**
 * Parses JSON that may come from anybody.
 *
 * @param what how messages call it, such as `The file`
 * @throws GuardrailsError `DEPTH_EXCEEDED`, `JSON_PARSE`; no message and no cause quotes the text, the parser's own does
 */
export function parseJsonText(text: string, what: string): Json {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    throw new GuardrailsError('DEPTH_EXCEEDED', `${what} is nested more than ${MAX_DEPTH} levels deep.`);
  }
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON.parse gives JSON, which its type does not say
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    throw new GuardrailsError('JSON_PARSE', `${what} is not JSON, or its end is missing.`);
  }
}

/**
 * Where a JSON text goes deeper than allowed. One pass without recursion, so that a bomb costs nothing.
 *
 * @returns the offset, or `undefined` when it stays within
 */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  // Each match is a whole string, or one bracket: brackets inside of strings do not count.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_DEPTH) return index;
  }
  return undefined;
}
