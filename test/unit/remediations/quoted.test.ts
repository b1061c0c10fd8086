import { quoted } from '../../../remediations/quoted';

describe('quoted', () => {
  it.each([
    { value: 'payments', expected: '"payments"' },
    { value: { a: [1] }, expected: '{"a":[1]}' },
    { value: undefined, expected: 'undefined' },
    { value: 'a\u202eb\u2028c\u001b[31m\r\n', expected: String.raw`"a\u202eb\u2028c\u001b[31m\r\n"` },
  ])('shows $expected', ({ value, expected }) => {
    const text = quoted(value);

    expect(text).toBe(expected);
  });

  it('cuts a long value', () => {
    const text = quoted('x'.repeat(1_000_000));

    expect(text).toBe(`"${'x'.repeat(99)}…`);
  });

  it('stays well-formed where the cut parts a surrogate pair', () => {
    const text = quoted('😀'.repeat(60));

    expect(text.isWellFormed()).toBe(true);
  });
});
