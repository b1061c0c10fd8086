/** A place in a text; both count from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset. A line ends with LF, CRLF or CR, as in the code frames of reports. */
export function positionAt(text: string, offset: number): TextPosition {
  const ends = [...text.slice(0, offset).matchAll(/\r\n|\r|\n/g)];
  const last = ends.at(-1);
  return { line: ends.length + 1, column: offset - (last === undefined ? 0 : last.index + last[0].length) + 1 };
}
