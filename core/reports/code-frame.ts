import { fitting, textWidth } from './text-width';
import type { MaskedSource } from './masked-source';

/** Lines shown before and after the offending one. */
const CONTEXT = 2;

/** Columns of source text; longer lines are cut, around the caret where that is on the line. */
const COLUMNS = 96;

/** One line of a frame, without colours. */
export interface FrameLine {
  /** The number, padded, or blanks beside the caret. */
  readonly gutter: string;
  readonly text: string;
  readonly kind: 'context' | 'offending' | 'caret';
}

/**
 * The lines around a place with a caret under it.
 *
 * @param line from 1
 * @param column from 1
 * @returns no line at all when the place is not in the file
 */
export function codeFrame(source: MaskedSource, line: number, column: number): readonly FrameLine[] {
  const numbers = Array.from({ length: 2 * CONTEXT + 1 }, (_, index) => line - CONTEXT + index);
  const width = String(line + CONTEXT).length;
  return numbers.flatMap((number): readonly FrameLine[] => {
    const masked = source.line(number, number === line ? column : 1);
    if (masked === undefined) return [];
    const gutter = String(number).padStart(width);
    if (number !== line) return [{ gutter, text: cut(masked.text), kind: 'context' }];
    const { text, caret } = window(masked.text, masked.caret);
    return [
      { gutter, text, kind: 'offending' },
      { gutter: ' '.repeat(width), text: `${' '.repeat(caret)}^`, kind: 'caret' },
    ];
  });
}

function cut(text: string): string {
  // Every other character may take no column, hardly more of them.
  const head = text.slice(0, 2 * COLUMNS).toWellFormed();
  return head.length === text.length && textWidth(head) <= COLUMNS ? head : `${fitting(head, COLUMNS - 1)}…`;
}

/** Moves a long line so that its caret is in view; the result's caret counts terminal columns. */
function window(text: string, caret: number): { readonly text: string; readonly caret: number } {
  // Only the surroundings are measured: a minified file is one line of any length.
  const from = Math.max(0, caret - COLUMNS);
  const near = text.slice(from, caret + COLUMNS).toWellFormed();
  const before = textWidth(near.slice(0, caret - from));
  if (from === 0 && before < COLUMNS - 10) return { text: cut(near), caret: before };
  const skipped = fitting(near, before - COLUMNS / 2).length;
  return { text: `…${cut(near.slice(skipped))}`, caret: 1 + textWidth(near.slice(skipped, caret - from)) };
}
