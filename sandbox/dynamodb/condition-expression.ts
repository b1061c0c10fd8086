import { AwsError, unsupported } from '../gateway/aws-error';
import { compare, equal, type AttributeValue, type Item } from './attribute-value';

/** What an expression's placeholders stand for. */
export interface Placeholders {
  /** `#name`. */
  readonly names: ReadonlyMap<string, string>;
  /** `:value`. */
  readonly values: ReadonlyMap<string, AttributeValue>;
}

type Test = (item: Item | undefined) => boolean;

const TOKEN = /\s*(?:(<>|<=|>=|[=<>(),])|([#:]?[A-Za-z0-9_.[\]-]+))/gy;

/**
 * Compiles a condition expression of DynamoDB: comparisons, `attribute_exists`, `attribute_not_exists`, `AND`, `OR`,
 * `NOT` and parentheses, on attributes at the top of an item. Anything else is refused.
 *
 * @throws AwsError `ValidationException` for a placeholder that is missing or unused, `SandboxUnsupportedOperation`
 */
export function compileCondition(expression: string, placeholders: Placeholders): Test {
  const parser = new Parser(expression, placeholders);
  const test = parser.whole();
  parser.refuseUnused();
  return test;
}

class Parser {
  readonly #tokens: readonly string[];
  readonly #used = new Set<string>();
  #next = 0;

  constructor(
    readonly expression: string,
    readonly placeholders: Placeholders,
  ) {
    const matches = [...expression.trimEnd().matchAll(TOKEN)];
    const read = matches.reduce((length, [text]) => length + text.length, 0);
    if (read < expression.trimEnd().length) throw this.#refused();
    this.#tokens = matches.map(([, symbol, word]) => symbol ?? word ?? '');
  }

  whole(): Test {
    const test = this.#or();
    if (this.#next < this.#tokens.length) throw this.#refused();
    return test;
  }

  refuseUnused(): void {
    const given = [...this.placeholders.names.keys(), ...this.placeholders.values.keys()];
    const unused = given.filter((name) => !this.#used.has(name));
    if (unused.length > 0)
      throw invalid(`Value provided in the expression's placeholders is unused: ${unused.join(', ')}`);
  }

  #or(): Test {
    const left = this.#and();
    if (!this.#take('OR')) return left;
    const right = this.#or();
    return (item) => left(item) || right(item);
  }

  #and(): Test {
    const left = this.#not();
    if (!this.#take('AND')) return left;
    const right = this.#and();
    return (item) => left(item) && right(item);
  }

  #not(): Test {
    if (!this.#take('NOT')) return this.#primary();
    const test = this.#not();
    return (item) => !test(item);
  }

  #primary(): Test {
    if (this.#take('(')) {
      const test = this.#or();
      this.#require(')');
      return test;
    }
    const exists = this.#take('attribute_exists');
    if (exists || this.#take('attribute_not_exists')) {
      this.#require('(');
      const name = this.#name();
      this.#require(')');
      return (item) => (item !== undefined && Object.hasOwn(item, name)) === exists;
    }
    return this.#comparison();
  }

  #comparison(): Test {
    const name = this.#name();
    const operator = this.#word();
    const right = this.#value();
    const holds = comparator(operator);
    if (holds === undefined) throw this.#refused();
    return (item) => {
      const left = item !== undefined && Object.hasOwn(item, name) ? item[name] : undefined;
      // An attribute that is not there makes every comparison false, `<>` excepted (DynamoDB developer guide).
      return left === undefined ? operator === '<>' : holds(left, right);
    };
  }

  #name(): string {
    const word = this.#word();
    const name = word.startsWith('#') ? this.placeholders.names.get(word) : word;
    if (name === undefined) throw invalid(`An expression attribute name used in expression is not defined: ${word}`);
    if (!/^[A-Za-z0-9_]+$/.test(name)) throw this.#refused();
    this.#used.add(word);
    return name;
  }

  #value(): AttributeValue {
    const word = this.#word();
    if (!word.startsWith(':')) throw this.#refused();
    const value = this.placeholders.values.get(word);
    if (value === undefined) throw invalid(`An expression attribute value used in expression is not defined: ${word}`);
    this.#used.add(word);
    return value;
  }

  #word(): string {
    const word = this.#tokens[this.#next];
    if (word === undefined) throw this.#refused();
    this.#next += 1;
    return word;
  }

  #take(keyword: string): boolean {
    const found = this.#tokens[this.#next]?.toUpperCase() === keyword.toUpperCase();
    if (found) this.#next += 1;
    return found;
  }

  #require(symbol: string): void {
    if (!this.#take(symbol)) throw this.#refused();
  }

  #refused(): AwsError {
    return unsupported(`dynamodb condition ${JSON.stringify(this.expression)}`);
  }
}

function comparator(operator: string): ((left: AttributeValue, right: AttributeValue) => boolean) | undefined {
  const order = (accept: (result: number) => boolean) => (left: AttributeValue, right: AttributeValue) => {
    const result = compare(left, right);
    return result !== undefined && accept(result);
  };
  switch (operator) {
    case '=':
      return equal;
    case '<>':
      return (left, right) => !equal(left, right);
    case '<':
      return order((result) => result < 0);
    case '<=':
      return order((result) => result <= 0);
    case '>':
      return order((result) => result > 0);
    case '>=':
      return order((result) => result >= 0);
    default:
      return undefined;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
