import { stripVTControlCharacters } from 'node:util';
import { createColors, isColorSupported } from 'picocolors';

/** What every screen must say. */
export const LABEL = 'SIMULATION - not AWS';

/** Where the demo writes to. */
export interface Terminal {
  readonly write: (text: string) => unknown;
  /** Whether a line can be written over. */
  readonly isTTY: boolean;
}

const WIDTH = 96;

/** Tells a story on a terminal, or in a log file, where nothing is ever written over. */
export class Screen {
  readonly paint = createColors(isColorSupported);
  #chapters = 0;
  #progress = '';

  constructor(readonly terminal: Terminal) {}

  /** Begins a chapter; its heading says what everything below is. */
  chapter(title: string): void {
    this.#chapters += 1;
    const heading = `${this.#chapters}. ${title} `;
    const rule = '─'.repeat(Math.max(3, WIDTH - heading.length - LABEL.length - 1));
    this.line();
    this.line(`${this.paint.bold(heading)}${this.paint.dim(rule)} ${this.paint.yellow(LABEL)}`);
  }

  /** Writes a line, indented so far. */
  line(text = '', indent = 0): void {
    this.#clear();
    this.terminal.write(`${' '.repeat(indent)}${text}\n`);
  }

  /** Writes what has been done. */
  done(text: string): void {
    this.line(`${this.paint.green('✓')} ${text}`, 2);
  }

  /** Shows how far something is; the next line takes its place. */
  progress(text: string): void {
    if (!this.terminal.isTTY) return;
    this.#clear();
    this.#progress = `  … ${text}`;
    this.terminal.write(this.paint.dim(this.#progress));
  }

  /** Writes rows in columns; the first row is the heading. */
  table(rows: readonly (readonly string[])[], indent = 2): void {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => visible(row[column] ?? ''))));
    for (const [index, row] of rows.entries()) {
      const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - visible(cell)));
      const text = cells.join('  ').trimEnd();
      this.line(index === 0 ? this.paint.dim(text) : text, indent);
    }
  }

  #clear(): void {
    if (this.#progress === '') return;
    this.terminal.write(`\r${' '.repeat(this.#progress.length)}\r`);
    this.#progress = '';
  }
}

function visible(text: string): number {
  return stripVTControlCharacters(text).length;
}
