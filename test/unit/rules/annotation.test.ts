import fc from 'fast-check';

import { annotationOf } from '../../../rules/annotation';

describe('annotationOf', () => {
  it.each([
    ['a short text', 'unknown: /User', 0, 'unknown: /User'],
    ['a text and one further place', 'unknown: /User', 1, 'unknown: /User +1 more'],
    ['no text but further places', '', 7, '+7 more'],
    ['exactly 256 units', 'a'.repeat(256), 0, 'a'.repeat(256)],
    ['257 units', 'a'.repeat(257), 0, `${'a'.repeat(255)}…`],
    ['257 units and further places', 'a'.repeat(257), 7, `${'a'.repeat(247)}… +7 more`],
    ['an emoji that ends at unit 256', `${'a'.repeat(254)}🚀`, 0, `${'a'.repeat(254)}🚀`],
    ['an emoji that the cut would split', `${'a'.repeat(254)}🚀b`, 0, `${'a'.repeat(254)}…`],
    ['an emoji at position 255', `${'a'.repeat(255)}🚀`, 0, `${'a'.repeat(255)}…`],
    ['a lone surrogate', '\ud83d', 0, String.raw`\ud83d`],
    ['a line break', 'a\nb', 0, String.raw`a\u000ab`],
  ])('P7: makes of %s', (_, text, more, annotation) => {
    const answer = annotationOf(text, more);

    expect(answer).toBe(annotation);
  });

  it('D16: is absent when there is nothing to say', () => {
    const annotation = annotationOf('');

    expect(annotation).toBeUndefined();
  });

  it('P7: is 1 to 256 well-formed units that keep the count and begin like the text, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 240, max: 260 }).map((length) => `${'a'.repeat(length)}🚀🚀🚀`),
      fc.array(fc.constantFrom('\ud83d', '\ude80', 'a', '🚀'), { maxLength: 400 }).map((units) => units.join('')),
    );

    fc.assert(
      fc.property(texts, fc.nat(99_999), (text, more) => {
        const annotation = annotationOf(text, more) ?? '';

        expect(annotation.length).toBeLessThanOrEqual(256);
        expect(annotation.isWellFormed()).toBe(true);
        expect(annotation === '').toBe(text === '' && more === 0);
        expect(annotation.endsWith(more === 0 ? '' : `+${more} more`)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
