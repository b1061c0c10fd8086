import fc from 'fast-check';
import {
  isJsonList,
  isJsonObject,
  member,
  pointerOf,
  valueAt,
  type Json,
  type Path,
} from '../../../../core/subject/json';

const document: Json = { list: [{ name: 'first' }, null], text: 'x', nothing: null };

describe('isJsonObject and isJsonList', () => {
  it.each<[string, Json, boolean, boolean]>([
    ['an object', {}, true, false],
    ['a list', [], false, true],
    ['null', null, false, false],
    ['a text', 'x', false, false],
  ])('tell %s', (_, value, object, list) => {
    expect([isJsonObject(value), isJsonList(value)]).toEqual([object, list]);
  });
});

describe('member', () => {
  it('finds own members only', () => {
    const own: Json = JSON.parse('{"__proto__":1}');

    expect([member(document, 'text'), member(document, 'constructor'), member({}, '__proto__')]).toEqual([
      'x',
      undefined,
      undefined,
    ]);
    expect(member(own, '__proto__')).toBe(1);
  });

  it.each<[string, Json | undefined]>([
    ['a list', [1]],
    ['null', null],
    ['nothing', undefined],
    ['a text', 'text'],
  ])('finds nothing in %s', (_, value) => {
    expect(member(value, 'length')).toBeUndefined();
  });
});

describe('valueAt', () => {
  it.each<[Path, Json | undefined]>([
    [[], document],
    [['list', 0, 'name'], 'first'],
    [['list', 1], null],
    [['list', 2], undefined],
    [['list', '0'], undefined],
    [['text', 0], undefined],
    [['nothing', 'x', 'y'], undefined],
  ])('of %p is %p', (path, expected) => {
    expect(valueAt(document, path)).toEqual(expected);
  });
});

describe('pointerOf', () => {
  it.each<[Path, string]>([
    [[], ''],
    [['ContainerDefinitions', 0, 'User'], '/ContainerDefinitions/0/User'],
    [['a/b', 'm~n', '~1'], '/a~1b/m~0n/~01'],
  ])('escapes %p', (path, expected) => {
    expect(pointerOf(path)).toBe(expected);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        const read = pointerOf(path)
          .split('/')
          .slice(1)
          .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

        expect(read).toEqual(path);
      }),
    );
  });
});
