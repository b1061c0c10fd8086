import type { Decision } from '../../../core/decision/decision';
import type { JsonObject } from '../../../core/subject/json';
import type { GuardVerdict } from './guard';

/** One template, judged for one check by both sides. */
export interface Pair {
  readonly check: string;
  /** Has one resource. */
  readonly template: JsonObject;
  readonly ours: Decision['status'];
  readonly guard: GuardVerdict;
}

/** A decision of the check catalogue by which the two sides part. */
export interface NamedDifference {
  readonly name: string;
  readonly checks: readonly string[];
  /** Tells whether this decision, and it alone, parts the two verdicts; looks at the very fields that decide. */
  readonly explains: (pair: Pair) => boolean;
}

/** What a comparison found. */
export interface Comparison {
  readonly pairs: number;
  readonly agreements: number;
  /** Differences by `name (check)`; a named difference that never occurred stands at 0. */
  readonly differences: ReadonlyMap<string, number>;
  /** Differences that none, or more than one, of the names explains; the smallest template first. */
  readonly unexplained: readonly string[];
}

/** Sorts pairs into agreements, differences with exactly one name, and the rest. */
export function compare(pairs: readonly Pair[], named: readonly NamedDifference[]): Comparison {
  const differences = new Map<string, number>(
    named.flatMap(({ name, checks }) => checks.map((check) => [keyOf(name, check), 0])),
  );
  const unexplained: { readonly text: string; readonly size: number }[] = [];
  let agreements = 0;
  for (const pair of pairs) {
    if (pair.ours === pair.guard) {
      agreements += 1;
      continue;
    }
    const names = named.filter(({ checks, explains }) => checks.includes(pair.check) && explains(pair));
    const [only, second] = names;
    if (only !== undefined && second === undefined) {
      const key = keyOf(only.name, pair.check);
      differences.set(key, (differences.get(key) ?? 0) + 1);
    } else {
      const template = JSON.stringify(pair.template);
      const found = names.map(({ name }) => name).join(' and ') || 'no name';
      const text = `${pair.check}: ours ${pair.ours}, guard ${pair.guard}, ${found}: ${template}`;
      unexplained.push({ text, size: template.length });
    }
  }
  return {
    pairs: pairs.length,
    agreements,
    differences,
    unexplained: unexplained.toSorted((left, right) => left.size - right.size).map(({ text }) => text),
  };
}

function keyOf(name: string, check: string): string {
  return `${name} (${check})`;
}
