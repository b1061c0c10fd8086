import fc from 'fast-check';
import type { Json, JsonObject } from '../../../core/subject/json';

/** A value of a generated template; `undefined` is a member that is not written. */
export type Written = Json | undefined;

/** One of some values. */
export function oneOf(...values: readonly Written[]): fc.Arbitrary<Written> {
  return fc.constantFrom(...values);
}

/** An object whose members are generated; one that comes out `undefined` is left out. */
export function objectWith(members: Readonly<Record<string, fc.Arbitrary<Written>>>): fc.Arbitrary<JsonObject> {
  return fc.record(members).map((record) => {
    const entries: (readonly [string, Json])[] = [];
    for (const [key, value] of Object.entries(record)) if (value !== undefined) entries.push([key, value]);
    return Object.fromEntries(entries);
  });
}

/**
 * Values for the field that decides: in half of the templates only ordinary ones, in the others also some of one odd
 * kind. Kinds are never mixed, so that a difference has one cause.
 */
export function ordinaryOrOdd(
  ordinary: readonly Written[],
  kinds: readonly (readonly Written[])[],
): fc.Arbitrary<fc.Arbitrary<Written>> {
  const odd = kinds.map((kind) => {
    const weighted = fc.oneof({ weight: 1, arbitrary: oneOf(...ordinary) }, { weight: 2, arbitrary: oneOf(...kind) });
    return fc.constant(weighted);
  });
  return fc.oneof(
    { weight: kinds.length, arbitrary: fc.constant(oneOf(...ordinary)) },
    ...odd.map((arbitrary) => ({ weight: 1, arbitrary })),
  );
}

/** Calls that a template cannot answer by itself. */
export const REFERENCES: readonly Json[] = [
  { Ref: 'Setting' },
  { 'Fn::ImportValue': 'setting' },
  { 'Fn::If': ['Production', true, false] },
];

/** How a template says "not there". */
export const NO_VALUE: Json = { Ref: 'AWS::NoValue' };
