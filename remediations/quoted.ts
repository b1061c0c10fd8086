import { visibleText } from '../core/visible-text';

const MAXIMUM_LENGTH = 100;

/** A value of the event as a message may show it: in quotes, cut, without characters that break or reorder a line. */
export function quoted(value: unknown): string {
  // JSON.stringify has no text for `undefined` (and functions, symbols), which JSON events cannot hold.
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  const shown = text.length > MAXIMUM_LENGTH ? `${text.slice(0, MAXIMUM_LENGTH)}…` : text;
  return visibleText(shown);
}
