import { GuardrailsError, type ErrorCode } from '../errors';
import { pointerOf, type Path } from '../subject/json';
import { positionAt } from './text-position';

/** A text as its author wrote it, and how messages call it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * The error for a place in a file, by its offset.
 *
 * @param message must not quote the file
 * @param path of the place in the document, where it is known
 */
export function problemAt(
  { name, text }: NamedText,
  offset: number,
  code: ErrorCode,
  message: string,
  path?: Path,
): GuardrailsError {
  const field = path === undefined ? {} : { field: pointerOf(path) };
  return new GuardrailsError(code, message, { place: { file: name, ...positionAt(text, offset), ...field } });
}

/** The error for a key that is written twice in one object. */
export function duplicateKey(source: NamedText, offset: number, path: Path): GuardrailsError {
  const message = `The key ${shown(String(path.at(-1)))} is written twice in ${shown(pointerOf(path.slice(0, -1)) || '/')}. Keep one of them.`;
  return problemAt(source, offset, 'KEY_DUPLICATE', message, path);
}

/** The error for the one key that means something else to JavaScript. */
export function forbiddenKey(source: NamedText, offset: number, path: Path): GuardrailsError {
  const message = 'The key "__proto__" is not allowed; no format of AWS has it.';
  return problemAt(source, offset, 'KEY_FORBIDDEN', message, path);
}

/** A key may hold anything and be of any length. */
function shown(key: string): string {
  return JSON.stringify(key.length > 100 ? `${key.slice(0, 100)}…` : key);
}
