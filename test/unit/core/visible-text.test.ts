import fc from 'fast-check';
import { visibleJson, visibleText } from '../../../core/visible-text';

describe('visibleText', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mb', 'a\\u001b[31mb'],
    ['line ends', 'a\r\nb', 'a\\u000d\\u000ab'],
    ['C1 controls and DEL', '\u007f\u0085\u009b', '\\u007f\\u0085\\u009b'],
    ['separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['a bidirectional override', 'a\u202eb', 'a\\u202eb'],
    ['an invisible tag character', '\u{e0041}', '\\udb40\\udc41'],
    ['half a surrogate pair', 'a\ud800', 'a\\ud800'],
    ['ordinary text of any script', 'größe 日本 🐳', 'größe 日本 🐳'],
  ])('shows %s', (_what, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  it('never leaves a control in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('visibleJson', () => {
  it('escapes without changing what the JSON means', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = visibleJson(JSON.stringify(value, null, 2));

        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
