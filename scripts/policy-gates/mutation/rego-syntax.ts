import * as z from 'zod';

/** A piece of Rego source as `opa parse --json-include locations` names it. */
export interface Piece {
  /** Offset in UTF-16 units. */
  readonly start: number;
  readonly text: string;
}

/** What a mutation may change. */
export interface RegoSyntax {
  /** Expressions of bodies, of rules as of comprehensions, `every` and `not`; declarations and assignments are none. */
  readonly expressions: readonly Piece[];
  /** Comparison operators. */
  readonly comparisons: readonly Piece[];
  /** Array and set literals, with their elements. */
  readonly collections: readonly { readonly whole: Piece; readonly elements: readonly Piece[] }[];
  /** Texts, numbers and booleans that are no part of a reference. */
  readonly literals: readonly (Piece & { readonly type: 'string' | 'number' | 'boolean' })[];
  /** Whole clauses of rules; of a chain also each `else`. */
  readonly clauses: readonly Piece[];
}

const locationSchema = z.object({ row: z.int(), col: z.int(), text: z.base64() });

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a check has looked at. */
const EXAMINED = 'examined';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

/**
 * Reads the syntax tree of one Rego file.
 *
 * @param tree what `opa parse --format json --json-include locations,-comments` prints
 * @param source the file
 */
export function readSyntax(tree: unknown, source: string): RegoSyntax {
  const reader = new SyntaxReader(source);
  if (isNode(tree)) reader.rules(tree['rules']);
  return reader.found;
}

class SyntaxReader {
  readonly #lines: readonly number[];
  readonly found = {
    expressions: new Array<Piece>(),
    comparisons: new Array<Piece>(),
    collections: new Array<RegoSyntax['collections'][number]>(),
    literals: new Array<RegoSyntax['literals'][number]>(),
    clauses: new Array<Piece>(),
  };

  constructor(private readonly source: string) {
    this.#lines = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  rules(rules: unknown): void {
    for (const rule of Array.isArray(rules) ? rules : []) {
      if (!isNode(rule)) continue;
      this.#clause(rule);
      for (let next = rule['else']; isNode(next); next = next['else']) this.#clause(next, next['else']);
      // Of what was looked at only the number counts (`lib.report`): its places are for whoever reads the policy.
      const { head } = rule;
      if (isNode(head) && head['name'] === EXAMINED) this.#walk(rule['body']);
      else this.#walk(rule);
    }
  }

  /** @param rest what hangs on the clause and stays */
  #clause(rule: Node, rest?: unknown): void {
    const piece = this.#piece(rule);
    if (piece === undefined) return;
    // The parser says `default` alone; the head follows it.
    const head = rule['default'] === true && isNode(rule['head']) ? this.#piece(rule['head']) : undefined;
    const end = head === undefined ? piece.start + piece.text.length : head.start + head.text.length;
    const start = isNode(rest) ? this.#piece(rest)?.start : undefined;
    this.found.clauses.push({ start: piece.start, text: this.source.slice(piece.start, start ?? end) });
  }

  #walk(node: unknown): void {
    if (Array.isArray(node)) {
      for (const item of node) this.#walk(item);
      return;
    }
    // What stands in a message decides nothing.
    if (!isNode(node) || node['type'] === 'templatestring') return;
    // The body `true` of a rule without one.
    if (node['generated'] === true) return;
    if ('terms' in node) this.#expression(node);
    this.#term(node);
    if (node['type'] === 'object') {
      this.#pairs(node['value']);
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'location' || key === 'annotations') continue;
      // The steps of a reference are names; what is computed inside of it is not.
      if (key === 'value' && node['type'] === 'ref' && Array.isArray(value)) {
        for (const step of value) if (isNode(step) && step['type'] !== 'string') this.#walk(step);
      } else {
        this.#walk(value);
      }
    }
  }

  #pairs(pairs: unknown): void {
    for (const pair of Array.isArray(pairs) ? pairs : []) {
      const key: unknown = Array.isArray(pair) ? pair[0] : undefined;
      if (!isNode(key) || key['value'] !== EXAMINED) this.#walk(pair);
    }
  }

  #expression(node: Node): void {
    const piece = this.#piece(node);
    const { terms } = node;
    const isDeclaration = isNode(terms) && 'symbols' in terms;
    if (piece === undefined || isDeclaration) return;
    const operator: unknown = Array.isArray(terms) ? terms[0] : undefined;
    const name = isNode(operator) ? this.#piece(operator) : undefined;
    if (name?.text === ':=') return;
    this.found.expressions.push(piece);
    if (name !== undefined && COMPARISONS.has(name.text)) this.found.comparisons.push(name);
  }

  #term(node: Node): void {
    const { type, value } = node;
    const piece = this.#piece(node);
    if (piece === undefined) return;
    if ((type === 'array' || type === 'set') && Array.isArray(value) && value.length > 0) {
      const elements = value.flatMap((element) => (isNode(element) ? (this.#piece(element) ?? []) : []));
      if (elements.length === value.length) this.found.collections.push({ whole: piece, elements });
    }
    if (type === 'boolean' || type === 'number') this.found.literals.push({ ...piece, type });
    if (type === 'string' && piece.text.startsWith('"')) this.found.literals.push({ ...piece, type });
  }

  /** Undefined for what the parser made up. */
  #piece(node: Node): Piece | undefined {
    const location = locationSchema.safeParse(node['location']);
    if (!location.success) return undefined;
    const { row, col, text: encoded } = location.data;
    const text = Buffer.from(encoded, 'base64').toString('utf8');
    const start = (this.#lines[row - 1] ?? 0) + col - 1;
    return text !== '' && this.source.startsWith(text, start) ? { start, text } : undefined;
  }
}
