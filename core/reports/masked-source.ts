import type { SourceDocument } from '../subject/subject';
import { sourceTokens, type Roots, type Token } from './source-tokens';
import { visibleText } from '../visible-text';

/** Stands for whatever is not shown: neither beginning nor length of a value can be read off it. */
const MASK = '***';

/** A line of a source as it may be printed, and the offset in it where a column of the original came to lie. */
export interface MaskedLine {
  readonly text: string;
  readonly caret: number;
}

/** A part of a line by its offsets in the source. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly shown: boolean;
}

/** A line as it is printed, with the printed offset of each character of the source. */
interface PrintedLine {
  readonly text: string;
  readonly carets: readonly number[];
}

/** A line of the source without its end, and the tokens on it. */
interface SourceLine {
  readonly start: number;
  readonly end: number;
  readonly tokens: Token[];
}

/**
 * Prints lines of source files with every value masked that is not known to be harmless.
 *
 * Code frames show the neighbours of an offending line too, and in JSON on one line everything is a neighbour; so the
 * decision falls per key and scalar, and what belongs to none (comments, further documents) is masked as well. A line
 * is worked out once: a minified file has one line and may have thousands of findings on it.
 */
export class MaskedSource {
  readonly #text: string;
  readonly #lines: readonly SourceLine[];
  readonly #printed = new Map<SourceLine, PrintedLine>();

  constructor(document: SourceDocument, roots: Roots) {
    this.#text = document.text;
    this.#lines = linesOf(document.text);
    spread(sourceTokens(document, roots), this.#lines);
  }

  /**
   * @param number from 1
   * @param column from 1, in UTF-16 units; where the caret goes
   * @returns `undefined` for a line that the file does not have
   */
  line(number: number, column = 1): MaskedLine | undefined {
    const line = this.#lines[number - 1];
    if (line === undefined) return undefined;
    const { text, carets } = this.#print(line);
    return { text, caret: carets[column - 1] ?? text.length };
  }

  #print(line: SourceLine): PrintedLine {
    const known = this.#printed.get(line);
    if (known !== undefined) return known;
    const carets: number[] = [];
    let text = '';
    for (const { from, to, shown } of this.#parts(line)) {
      // By character, as a caret must not fall into the middle of an escape; what is masked is one for this.
      for (const character of shown ? this.#text.slice(from, to) : [this.#text.slice(from, to)]) {
        for (let unit = 0; unit < character.length; unit += 1) carets.push(text.length);
        text += shown ? printable(character) : MASK;
      }
    }
    const printed = { text, carets };
    this.#printed.set(line, printed);
    return printed;
  }

  /** The line cut into keys, scalars and what stands between them. */
  *#parts({ start, end, tokens }: SourceLine): Generator<Part> {
    let from = start;
    for (const token of tokens) {
      if (token.start > from) yield* this.#between(from, token.start);
      const to = Math.min(token.end, end);
      yield { from: Math.max(token.start, start), to, shown: token.shown };
      from = to;
    }
    if (from < end) yield* this.#between(from, end);
  }

  /** Punctuation, YAML tags and anchors are shown; anything else outside a scalar is a comment or not ours. */
  *#between(start: number, end: number): Generator<Part> {
    const text = this.#text.slice(start, end);
    for (const match of text.matchAll(/(?:[\s{}[\],:?|>-]|[!&*][\w:.-]*)+|[^\s{}[\],:?|>!&*-]+/g)) {
      const from = start + match.index;
      const shown = /^[\s{}[\],:?|>!&*-]/.test(match[0]);
      // The words of a comment are one mask, not one for each.
      yield { from, to: shown ? from + match[0].length : end, shown };
      if (!shown) return;
    }
  }
}

/** Lines as editors count them: what follows the last line end is none. */
function linesOf(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, end: end.index, tokens: [] });
    start = end.index + end[0].length;
  }
  if (start < text.length) lines.push({ start, end: text.length, tokens: [] });
  return lines;
}

/** Puts tokens onto their lines; one that goes over several lines belongs to all of them. */
function spread(tokens: readonly Token[], lines: readonly SourceLine[]): void {
  const startOf = (line: number): number => lines[line]?.start ?? Infinity;
  let first = 0;
  for (const token of tokens) {
    while (startOf(first + 1) <= token.start) first += 1;
    let last = first;
    while (startOf(last + 1) < token.end) last += 1;
    for (const line of lines.slice(first, last + 1)) line.tokens.push(token);
  }
}

function printable(text: string): string {
  return visibleText(text.replaceAll('\t', '  '));
}
