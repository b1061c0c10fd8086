import * as fc from 'fast-check';

import { matchesGlob } from '../../../../core/exemptions/matches-glob';

describe('matchesGlob', () => {
  it.each([
    ['otel-*', 'otel-collector', true],
    ['otel-*', 'otel-', true],
    ['otel-*', 'an-otel-collector', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*a*b', 'xaxbxab', true],
    ['*a*b', 'xaxbx', false],
    ['a**', 'a', true],
    // Nothing but `*` and `?` means anything.
    ['a.c', 'abc', false],
    ['[a-z]', 'b', false],
    ['(a+)+$', '(a+)+$', true],
  ])('%j against %j: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('agrees with the same pattern as a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });

    fc.assert(
      fc.property(pattern, text, (glob, value) => {
        const expression = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesGlob(glob, value)).toBe(expression.test(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('B1: is not slow for a pattern that makes backtracking matchers slow', () => {
    const steps = 20_000;

    // A matcher that tries every way through forty stars would not end.
    expect(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(steps))).toBe(false);
  });
});
