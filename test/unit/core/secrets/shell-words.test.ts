import fc from 'fast-check';
import { shellWords } from '../../../../core/secrets/shell-words';

describe('shellWords', () => {
  it.each<[string, readonly (string | null)[]]>([
    ['', []],
    ['  ', []],
    ['server --port 80', ['server', '--port', '80']],
    ["a 'b c' d", ['a', 'b c', 'd']],
    ['a "b \\" c" d', ['a', 'b " c', 'd']],
    ['--x="a b"c', ['--x=a bc']],
    ["''", ['']],
    ['a\\ b', ['a b']],
    ['a \\\n b', ['a', 'b']],
    ['"\\$x" \'\\$x\'', ['$x', '\\$x']],
    ['a && b; c | d', ['a', null, null, 'b', null, 'c', null, 'd']],
    ['a\nb', ['a', null, 'b']],
    ['a < b > c', ['a', null, 'b', null, 'c']],
    ['x=$(cat y)', ['x=$', null, 'cat', 'y', null]],
    ["it's open", ['its open']],
    ['a\\', ['a']],
    ['"a\\', ['a']],
  ])('reads %j', (text, words) => {
    expect(shellWords(text)).toEqual(words);
  });

  it('gives words of the text, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const length = shellWords(text).reduce((sum, word) => sum + (word?.length ?? 0), 0);

        expect(length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
