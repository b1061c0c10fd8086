import fc from 'fast-check';

import { printable } from '../../../../adapters/lambda/printable';

describe('printable', () => {
  it.each([
    ['a line break', 'one\r\ntwo', String.raw`one\u000d\u000atwo`],
    ['a terminal escape', '\u001b[31mred', String.raw`\u001b[31mred`],
    ['a C1 control', 'a\u0085b', String.raw`a\u0085b`],
    ['a line separator', 'a\u2028b', String.raw`a\u2028b`],
    ['a bidirectional override', 'a\u202eb', String.raw`a\u202eb`],
    ['a lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['an emoji and umlauts, which stay', 'grün 🚀', 'grün 🚀'],
  ])('shows %s', (_, text, shown) => {
    const answer = printable(text);

    expect(answer).toBe(shown);
  });

  it('leaves no text that is malformed or breaks a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text);

        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
