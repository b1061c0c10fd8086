/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of the text that was asked about last begin: findings of one file are located one after the other. */
let latest: { readonly text: string; readonly starts: readonly number[] } | undefined;

/** Line and column of an offset. A line ends with LF, CRLF or CR, as in the code frames of reports. */
export function positionAt(text: string, offset: number): TextPosition {
  const starts = latest?.text === text ? latest.starts : lineStarts(text);
  latest = { text, starts };
  const line = linesBegunBy(starts, offset);
  return { line, column: offset - Math.max(0, ...starts.slice(line - 1, line)) + 1 };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
}

/** How many lines begin at or before an offset, by bisection. */
function linesBegunBy(starts: readonly number[], offset: number): number {
  let low = 1;
  let high = starts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts.slice(middle - 1, middle).every((start) => start <= offset)) low = middle;
    else high = middle - 1;
  }
  return low;
}
