import * as z from 'zod';
import { parseQuery, type Column, type Comparison, type Query } from './parse-query';
import properties from './queryable-properties.json';

/** AWS Config API reference, SelectResourceConfig and StoredQuery. */
const LONGEST = 4096;

const kinds = z.record(z.string(), z.string());
const known = z.object({ common: kinds, types: z.record(z.string(), kinds) }).parse(properties);

/**
 * Refuses a query that AWS Config would not take or not answer: what is not in its SQL, a limit that it breaks (AWS Config
 * developer guide, "Querying the Current Configuration State of AWS Resources", Limitations), or a property that the types it
 * asks for do not have.
 *
 * @throws Error
 */
export function checkQuery(text: string): void {
  if (text.length > LONGEST) throw new Error(`${text.length} characters; AWS Config takes ${LONGEST}`);
  const query = parseQuery(text);
  checkAggregation(query);
  checkOrder(query);
  const found = propertiesOf(query.comparisons);
  for (const { property } of [...query.select, ...query.groupBy.map((property) => ({ property })), ...query.orderBy]) {
    if (property !== '*') kindOf(property, found);
  }
  for (const comparison of query.comparisons) checkComparison(comparison, found);
}

function checkAggregation({ select, groupBy, orderBy }: Query): void {
  const ordersByAggregate = orderBy.some(({ aggregate }) => aggregate !== null);
  const most = ordersByAggregate ? 1 : 3;
  if (groupBy.length > most) throw new Error(`GROUP BY takes ${most} properties here, not ${groupBy.length}`);
  const isAggregate = groupBy.length > 0 || select.some(({ aggregate }) => aggregate !== null);
  const loose = select.find(({ aggregate, property }) => aggregate === null && !groupBy.includes(property));
  if (isAggregate && loose !== undefined) throw new Error(`"${loose.property}" is neither aggregated nor grouped by`);
}

function checkOrder({ select, orderBy }: Query): void {
  const missing = orderBy.find((column) => !select.some((output) => isSame(output, column)));
  if (missing !== undefined) throw new Error(`ORDER BY takes output, and "${missing.property}" is not selected`);
}

function isSame(a: Column, b: Column): boolean {
  return a.aggregate === b.aggregate && a.property === b.property;
}

type Known = readonly Readonly<Record<string, string>>[];

/** The properties of each type that can be in the answer. */
function propertiesOf(comparisons: readonly Comparison[]): Known {
  const ofTypes = comparisons.find(
    ({ property, operator, alone }) => property === 'resourceType' && alone && ['=', 'IN'].includes(operator),
  );
  if (ofTypes === undefined) return [known.common];
  const types = ofTypes.literals.map(({ value }) => value);
  // Of several types only what all have in common can be asked for.
  if (types.length > 1) return [known.common];
  return types.map((type) => {
    const own = known.types[type];
    if (own === undefined) throw new Error(`the properties of ${type} are not known`);
    return { ...known.common, ...own };
  });
}

function kindOf(property: string, found: Known): string {
  const kind = found.map((each) => each[property]).find((each) => each !== undefined);
  if (kind === undefined) throw new Error(`there is no property "${property}"`);
  return kind;
}

function checkComparison({ property, operator, literals }: Comparison, found: Known): void {
  const kind = kindOf(property, found);
  for (const literal of literals) {
    if (literal.kind !== kind) throw new Error(`"${property}" is a ${kind}, and ${literal.value} is none`);
    if (operator === 'LIKE') checkPattern(literal.value);
  }
}

/** Wildcards stand at the end only, behind three characters at least; `_` is one as well. */
function checkPattern(pattern: string): void {
  const beginning = /^[^%_]*/.exec(pattern)?.[0] ?? '';
  if (beginning.length < 3) throw new Error(`LIKE '${pattern}': fewer than three characters before the wildcard`);
  if (!/^[%_]*$/.test(pattern.slice(beginning.length))) throw new Error(`LIKE '${pattern}': a wildcard before the end`);
}
