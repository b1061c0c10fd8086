import { tokensOf, type Token } from './tokens';

/** What a query compares a property with. */
export interface Literal {
  readonly kind: 'string' | 'integer' | 'boolean';
  readonly value: string;
}

/** A property of a condition; `alone` when the whole condition depends on it (no OR and no NOT above). */
export interface Comparison {
  readonly property: string;
  readonly operator: '=' | '<' | '>' | '<=' | '>=' | 'IN' | 'BETWEEN' | 'LIKE';
  readonly literals: readonly Literal[];
  readonly alone: boolean;
}

/** A column: a property, or an aggregate of one. */
export interface Column {
  readonly aggregate: string | null;
  readonly property: string;
}

export interface Query {
  readonly select: readonly Column[];
  readonly comparisons: readonly Comparison[];
  readonly groupBy: readonly string[];
  readonly orderBy: readonly Column[];
}

const AGGREGATES = ['AVG', 'COUNT', 'MAX', 'MIN', 'SUM'];

/** Words of SQL that are no property: those that the subset has, and those that it says it has not. */
const RESERVED = [
  ...[
    'SELECT',
    'WHERE',
    'GROUP',
    'ORDER',
    'BY',
    'AND',
    'OR',
    'NOT',
    'IN',
    'BETWEEN',
    'LIKE',
    'ASC',
    'DESC',
    'TRUE',
    'FALSE',
  ],
  ...['ALL', 'AS', 'DISTINCT', 'FROM', 'HAVING', 'JOIN', 'UNION', 'NULL', 'IS', 'LIMIT', 'OFFSET', 'EXISTS', 'CASE'],
];

/**
 * Parses the SQL of AWS Config's advanced queries and nothing more: `SELECT property [, …] [WHERE condition] [GROUP BY
 * property] [ORDER BY property [ASC | DESC] …]` (AWS Config developer guide, "Query Components for AWS Config").
 *
 * @throws Error naming what the subset does not have
 */
export function parseQuery(query: string): Query {
  return new Parser(tokensOf(query)).query();
}

class Parser {
  private position = 0;
  private readonly comparisons: Comparison[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  query(): Query {
    this.expect('SELECT');
    const select = this.list(() => this.column());
    if (this.takes('WHERE')) this.condition(true);
    const groupBy = this.takes('GROUP', 'BY') ? this.list(() => this.property()) : [];
    const orderBy = this.takes('ORDER', 'BY') ? this.list(() => this.ordering()) : [];
    if (this.next.kind !== 'end') throw new Error(`"${this.next.value}" is not expected here`);
    return { select, comparisons: this.comparisons, groupBy, orderBy };
  }

  private condition(alone: boolean): void {
    const start = this.comparisons.length;
    this.conjunction(alone);
    while (this.takes('OR')) {
      this.comparisons.splice(
        start,
        Infinity,
        ...this.comparisons.slice(start).map((each) => ({ ...each, alone: false })),
      );
      this.conjunction(false);
    }
  }

  private conjunction(alone: boolean): void {
    do this.negation(alone);
    while (this.takes('AND'));
  }

  private negation(alone: boolean): void {
    if (this.takes('NOT')) this.negation(false);
    else if (this.takes('(')) {
      this.condition(alone);
      this.expect(')');
    } else this.comparison(alone);
  }

  private comparison(alone: boolean): void {
    const property = this.property();
    const operator = this.operator();
    this.comparisons.push({ property, operator, literals: this.literals(operator), alone });
  }

  private operator(): Comparison['operator'] {
    for (const operator of ['=', '<=', '>=', '<', '>', 'IN', 'BETWEEN', 'LIKE'] as const) {
      if (this.takes(operator)) return operator;
    }
    throw new Error(`"${this.next.value}" is no comparison`);
  }

  private literals(operator: Comparison['operator']): readonly Literal[] {
    if (operator === 'IN') {
      this.expect('(');
      const literals = this.list(() => this.literal());
      this.expect(')');
      return literals;
    }
    if (operator !== 'BETWEEN') return [this.literal()];
    const low = this.literal();
    this.expect('AND');
    return [low, this.literal()];
  }

  private literal(): Literal {
    const { kind, value } = this.next;
    this.position += 1;
    if (kind === 'text') return { kind: 'string', value };
    if (kind === 'number') return { kind: 'integer', value };
    if (kind === 'word' && /^(true|false)$/i.test(value)) return { kind: 'boolean', value };
    throw new Error(`"${value}" is no value`);
  }

  private column(): Column {
    if (this.takes('*')) return { aggregate: null, property: '*' };
    const name = this.next.value.toUpperCase();
    if (!AGGREGATES.includes(name)) return { aggregate: null, property: this.property() };
    this.position += 1;
    this.expect('(');
    const property = name === 'COUNT' && this.takes('*') ? '*' : this.property();
    this.expect(')');
    return { aggregate: name, property };
  }

  private ordering(): Column {
    const column = this.column();
    if (!this.takes('ASC')) this.takes('DESC');
    return column;
  }

  private property(): string {
    const { kind, value } = this.next;
    const isName =
      kind === 'word' && !RESERVED.includes(value.toUpperCase()) && !AGGREGATES.includes(value.toUpperCase());
    if (!isName) throw new Error(`"${value}" is no property`);
    this.position += 1;
    return value;
  }

  private list<T>(item: () => T): readonly T[] {
    const items = [item()];
    while (this.takes(',')) items.push(item());
    return items;
  }

  /** Takes words or signs that come next, all or none. Quoted text is never one. */
  private takes(...words: readonly string[]): boolean {
    const come = words.every((word, index) => {
      const { kind, value } = this.tokens[this.position + index] ?? this.next;
      return kind !== 'text' && value.toUpperCase() === word;
    });
    if (come) this.position += words.length;
    return come;
  }

  private expect(word: string): void {
    if (!this.takes(word)) throw new Error(`"${word}" is expected instead of "${this.next.value}"`);
  }

  private get next(): Token {
    return this.tokens[this.position] ?? { kind: 'end', value: '' };
  }
}
