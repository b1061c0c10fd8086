import type { Piece, RegoSyntax } from './rego-syntax';

/** One small change to a Rego file. */
export interface Mutant {
  /** Tells the change apart in its file and survives moved lines: `line text: what is done`. */
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
  readonly source: string;
}

const OTHER_COMPARISON: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
};

/** Every mutant of a file: expressions dropped and negated, comparisons swapped, literals dropped and changed, clauses dropped. */
export function mutantsOf(source: string, syntax: RegoSyntax): readonly Mutant[] {
  const change = (piece: Piece, replacement: string, what: string): Mutant => ({
    name: `${oneLine(piece.text)} ${what}`,
    line: source.slice(0, piece.start).split('\n').length,
    source: `${source.slice(0, piece.start)}${replacement}${source.slice(piece.start + piece.text.length)}`,
  });
  const mutants = [
    ...syntax.expressions.flatMap((piece) => [
      change(piece, 'true', 'dropped'),
      change(piece, negated(piece.text), 'negated'),
    ]),
    ...syntax.comparisons.map((piece) =>
      change(piece, OTHER_COMPARISON[piece.text] ?? piece.text, `swapped at ${lineAt(source, piece)}`),
    ),
    ...syntax.collections.flatMap(({ whole, elements }) =>
      elements
        // A text is changed below, which is noticed by whatever notices that it is missing.
        .filter(({ text }) => !text.startsWith('"'))
        .map((element) => change(whole, without(whole, elements, element), `without ${oneLine(element.text)}`)),
    ),
    ...syntax.literals.map((piece) => change(piece, changed(piece), `changed at ${lineAt(source, piece)}`)),
    ...syntax.clauses.map((piece) => change(piece, '', 'dropped as a clause')),
  ];
  // `not` and the expression in it are two nodes of one text: each change once.
  return [...new Map(mutants.map((mutant) => [mutant.source, mutant])).values()].filter(
    (mutant) => mutant.source !== source,
  );
}

function negated(text: string): string {
  return text.startsWith('not ') ? text.slice(4) : `not ${text}`;
}

function changed({ text, type }: RegoSyntax['literals'][number]): string {
  switch (type) {
    case 'boolean':
      return text === 'true' ? 'false' : 'true';
    case 'number':
      return String(Number(text) + 1);
    case 'string':
      return `"${text.slice(1, -1)}~"`;
  }
}

/** A set without its only element would be an object. */
function without(whole: Piece, elements: readonly Piece[], element: Piece): string {
  const rest = elements.filter((other) => other !== element).map(({ text }) => text);
  if (whole.text.startsWith('[')) return `[${rest.join(', ')}]`;
  return rest.length === 0 ? 'set()' : `{${rest.join(', ')}}`;
}

function lineAt(source: string, { start }: Piece): string {
  const begin = source.lastIndexOf('\n', start - 1) + 1;
  const end = source.indexOf('\n', start);
  return oneLine(source.slice(begin, end === -1 ? undefined : end));
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}
