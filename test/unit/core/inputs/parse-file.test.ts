import fc from 'fast-check';
import { Composer } from 'yaml';
import { isGuardrailsError, type ErrorPlace } from '../../../../core/errors';
import { parseFile } from '../../../../core/inputs/parse-file';
import type { SourceFile } from '../../../../core/inputs/source-file';
import { PlainScalar } from '../../../../core/subject/raw';
import { failureOf } from '../../../support/failure-of';
import { file } from './source';

const SECRET = 'canary-hunter2';

describe('parseFile', () => {
  it.each([
    ['JSON', 'a.json', '{"a": [1, true, null, "x"]}', 'json'],
    ['JSON that is called otherwise', 'a.template', ' {"a": [1, true, null, "x"]}', 'json'],
    ['JSON with a byte-order mark and CRLF', 'a.json', '\ufeff{\r\n"a": [1, true, null, "x"]}\r\n', 'json'],
  ])('reads %s', (_, name, text, format) => {
    const parsed = parseFile(file(name, text));

    expect(parsed.value).toEqual({ a: [1, true, null, 'x'] });
    expect(parsed.document).toEqual({ name, text: text.replace('\ufeff', ''), format });
  });

  it.each([
    ['YAML with a byte-order mark and CRLF', 'a.yaml', '\ufeffa:\r\n  - x\r\n'],
    ['YAML that begins with a brace', 'a.yml', '{a: [x]}'],
    ['that without a name that says so', '-', '{a: [x]}'],
    ['YAML behind a directive and a document end', 'a.yaml', '%YAML 1.1\n---\na: [x]\n...\n'],
    ['one document beside an empty one', 'a.yaml', 'a: [x]\n---\n'],
  ])('reads %s', (_, name, text) => {
    const parsed = parseFile(file(name, text));

    expect(parsed.value).toEqual({ a: ['x'] });
    expect(parsed.document.format).toBe('yaml');
  });

  it.each(['', '# nothing\n', '---\n---\n'])('reads nothing from the empty YAML %p', (text) => {
    const parsed = parseFile(file('a.yaml', text));

    expect(parsed.value).toBeNull();
  });

  it.each<[string, string, string, string, number, number]>([
    ['an empty file', 'a.json', '', 'JSON_PARSE', 1, 1],
    ['a truncated file', 'a.json', `{\n  "a": "${SECRET}",\n  "b": [1`, 'JSON_PARSE', 3, 10],
    ['a truncated text', 'a.json', `{"a": "${SECRET}`, 'JSON_PARSE', 1, 7],
    ['a text that is no JSON', 'a.json', SECRET, 'JSON_PARSE', 1, 1],
    ['a comment', 'a.json', `{ // ${SECRET}\n}`, 'JSON_PARSE', 1, 3],
    ['a number without its end', 'a.json', '[1.]', 'JSON_PARSE', 1, 2],
    ['a trailing comma', 'a.json', '{"a": 1,}', 'JSON_PARSE', 1, 9],
    ['a missing comma', 'a.template', '{"a": 1\n "b": @}', 'JSON_PARSE', 2, 2],
    ['a second value', 'a.json', '{}\n{}', 'JSON_PARSE', 2, 1],
    ['YAML with a tab', 'a.yaml', `a:\n\t- ${SECRET}\n`, 'YAML_PARSE', 2, 1],
    ['YAML that is not closed', 'a.yaml', `{a: ${SECRET}`, 'YAML_PARSE', 1, 19],
    ['two YAML documents', 'a.yaml', 'a: 1\n---\nb: 2\n', 'YAML_PARSE', 2, 1],
    ['a YAML key that is a list', 'a.yaml', '? [a]\n: b\n', 'YAML_PARSE', 1, 3],
    ['an alias without an anchor', 'a.yaml', 'a: *b\n', 'YAML_PARSE', 1, 4],
    ['an alias inside of its anchor', 'a.yaml', 'a: &a\n  b: *a\n', 'YAML_PARSE', 2, 6],
    ['a merge of a text', 'a.yaml', 'a:\n  <<: [x]\n', 'YAML_PARSE', 2, 8],
    ['an unclosed directive', 'a.yaml', '%YAML 1.1\na: 1\n', 'YAML_PARSE', 2, 1],
    ['a key twice in JSON', 'a.json', '{"a": {"b": 1,\n  "\\u0062": 2}}', 'KEY_DUPLICATE', 2, 3],
    ['a key twice in YAML', 'a.yaml', 'a:\n  b: 1\n  b: 2\n', 'KEY_DUPLICATE', 3, 3],
    ['a key __proto__ in JSON', 'a.json', '[{"a": 1, "__proto__": {}}]', 'KEY_FORBIDDEN', 1, 11],
    ['a key __proto__ in YAML', 'a.yaml', 'a:\n  "__proto__": 1\n', 'KEY_FORBIDDEN', 2, 3],
  ])('refuses %s', async (_, name, text, code, line, column) => {
    const error = await failureOf(() => parseFile(file(name, text)));

    expect([error.code, error.place]).toMatchObject([code, { file: name, line, column }]);
    expect(`${error.message}${String(error.cause)}`).not.toContain(SECRET);
  });

  it('names the key that is written twice, and where', async () => {
    const error = await failureOf(() => parseFile(file('a.json', '{"a": [{"b": 1, "b": 1}]}')));

    expect(error.message).toBe('The key "b" is written twice in "/a/0". Keep one of them.');
    expect(error.place.field).toBe('/a/0/b');
  });

  it('cuts a key that is endless, and calls the top by its name', async () => {
    const key = 'k'.repeat(5_000);

    const error = await failureOf(() => parseFile(file('a.json', `{"${key}": 1, "${key}": 2}`)));

    expect(error.message.length).toBeLessThan(200);
    expect(error.message).toContain('in "/"');
  });

  it.each([
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x7b, 0x00])],
    ['bytes that are no text', Uint8Array.from([0x7b, 0x22, 0xc3, 0x28])],
  ])('refuses %s', async (_, bytes) => {
    const error = await failureOf(() => parseFile({ name: 'a.json', bytes }));

    expect([error.code, error.place]).toEqual(['FILE_UNREADABLE', { file: 'a.json' }]);
  });

  it.each([
    ['JSON above 5 MB', 'a.json', `"${'x'.repeat(5 * 1024 * 1024)}"`],
    ['YAML above 1 MB', 'a.yaml', `a: ${'x'.repeat(1024 * 1024)}`],
  ])('refuses %s', async (_, name, text) => {
    const error = await failureOf(() => parseFile(file(name, text)));

    expect([error.code, error.place]).toEqual(['FILE_TOO_LARGE', { file: name }]);
  });

  it('does not try as YAML what is above 1 MB', async () => {
    const error = await failureOf(() => parseFile(file('a.yaml', `{a: ${'x'.repeat(1024 * 1024)}}`)));

    expect(error.code).toBe('JSON_PARSE');
  });

  it('says of something that is neither that it is not the one its name promises', async () => {
    const codes = [];
    for (const name of ['a.template', 'a.yaml'])
      codes.push((await failureOf(() => parseFile(file(name, '{"a": [}')))).code);

    expect(codes).toEqual(['JSON_PARSE', 'YAML_PARSE']);
  });
});

describe('bombs', () => {
  it.each<[string, string, string]>([
    ['100,000 lists in JSON', 'a.json', '['.repeat(100_000)],
    ['100,000 objects in JSON', 'a.json', '{"a":'.repeat(100_000)],
    ['65 levels of JSON', 'a.json', `${'['.repeat(65)}${']'.repeat(65)}`],
    ['100,000 lists in YAML', 'a.yaml', `a: ${'['.repeat(100_000)}`],
    ['100,000 compact lists', 'a.yaml', `${'- '.repeat(100_000)}x`],
    ['65 levels of YAML', 'a.yaml', `a: ${'['.repeat(64)}${']'.repeat(64)}`],
    ['64 levels within a tag', 'a.yaml', `!x ${'['.repeat(64)}${']'.repeat(64)}`],
    [
      'levels added by aliases',
      'a.yaml',
      Array.from({ length: 70 }, (_, n) => `a${n}: &a${n} [${n === 0 ? '' : `*a${n - 1}`}]`).join('\n'),
    ],
  ])('of depth are refused: %s', async (_, name, text) => {
    const error = await failureOf(() => parseFile(file(name, text)));

    expect(error.code).toBe('DEPTH_EXCEEDED');
    expect(error.place.line).toBeGreaterThan(0);
  });

  it('are not the 64 levels that are allowed, nor brackets in texts', () => {
    const text = `${'['.repeat(63)}{"a\\"": "${'['.repeat(100)}"}${']'.repeat(63)}`;

    expect(() => parseFile(file('a.json', text))).not.toThrow();
    expect(() => parseFile(file('a.yaml', `x:\n- ${'['.repeat(62)}${']'.repeat(62)}`))).not.toThrow();
  });

  it('of aliases are refused', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, n) =>
        `a${n}: &a${n} [${Array(10)
          .fill(n === 0 ? 'x' : `*a${n - 1}`)
          .join(', ')}]`,
    );

    const error = await failureOf(() => parseFile(file('a.yaml', lines.join('\n'))));

    expect([error.code, error.message]).toEqual(['YAML_PARSE', expect.stringContaining('100000 values')]);
  });

  it('of merge keys are refused', async () => {
    const base = Array.from({ length: 2_000 }, (_, n) => `k${n}: 1`).join(', ');

    const error = await failureOf(() =>
      parseFile(file('a.yaml', `a: &a {${base}}\nb:\n${'  - <<: *a\n'.repeat(100)}`)),
    );

    expect(error.code).toBe('YAML_PARSE');
  });

  it('of keys are read before the test times out', () => {
    const text = Array.from({ length: 40_000 }, (_, n) => `k${n}: 1`).join('\n');

    const { value } = parseFile(file('a.yaml', text));

    expect(Object.keys(Object(value))).toHaveLength(40_000);
  });
});

describe('YAML as CloudFormation reads it', () => {
  it.each<[string, unknown]>([
    ['yes', new PlainScalar('yes', true)],
    ['OFF', new PlainScalar('OFF', false)],
    ['yES', new PlainScalar('yES', true)],
    ['"yes"', 'yes'],
    ['y', 'y'],
    ['N', 'N'],
    ['1.10', new PlainScalar('1.10', 1.1)],
    ['0:0', new PlainScalar('0:0', 0)],
    ['012', new PlainScalar('012', 10)],
    ['~', new PlainScalar('~', null)],
    ['', new PlainScalar('', null)],
    ['2012-10-17', '2012-10-17'],
    ['!!binary aGk=', 'aGk='],
    ['!!str 012', '012'],
    ['!!int "3"', 3],
    ['!!bool "true"', true],
    ['!!null ""', null],
    ['! 12', '12'],
    ['|\n  a\n  b', 'a\nb\n'],
    ['!Ref X', { Ref: 'X' }],
    ['!Condition X', { Condition: 'X' }],
    ['!GetAtt a.b', { 'Fn::GetAtt': 'a.b' }],
    ['!Sub [a, {b: c}]', { 'Fn::Sub': ['a', { b: 'c' }] }],
    ['!If [a, !Ref b, c]', { 'Fn::If': ['a', { Ref: 'b' }, 'c'] }],
    ['!Base64\n  Fn::Sub: x', { 'Fn::Base64': { 'Fn::Sub': 'x' } }],
  ])('takes %p for what it says', (written, expected) => {
    const { value } = parseFile(file('a.yaml', `a: ${written}`));

    expect(value).toEqual({ a: expected });
  });

  it('keeps the spelling of keys', () => {
    const { value } = parseFile(file('a.yaml', 'x: &x key\nyes: 1\n012: 2\n"q": 3\n*x : 4\n!!null "" : 5\n'));

    expect(Object.keys(value ?? {}).sort()).toEqual(['', '012', 'key', 'q', 'x', 'yes']);
  });

  it('lets own keys win over merged ones, the first of a list, and the later of two merges', () => {
    const text = [
      'a: &a {x: a, y: a, z: a}',
      'b: &b {y: b, z: b, w: b}',
      'list: {<<: [*a, *b], x: own}',
      'twice: {<<: *a, <<: *b}',
      'before: {x: own, <<: *a}',
      'quoted: {"<<": x}',
    ].join('\n');

    const { value } = parseFile(file('a.yaml', text));

    expect(value).toMatchObject({
      list: { x: 'own', y: 'a', z: 'a', w: 'b' },
      twice: { x: 'a', y: 'b', z: 'b', w: 'b' },
      before: { x: 'own', y: 'a', z: 'a' },
      quoted: { '<<': 'x' },
    });
  });

  it('takes the latest anchor of a name', () => {
    const { value } = parseFile(file('a.yaml', 'a: &x one\nb: *x\nc: &x two\nd: *x\n'));

    expect(value).toEqual({ a: 'one', b: 'one', c: 'two', d: 'two' });
  });
});

describe('a fault of the YAML library', () => {
  it('is a typed error that does not quote it', async () => {
    const compose = jest.spyOn(Composer.prototype, 'compose').mockImplementation(() => {
      throw new RangeError(SECRET);
    });

    const error = await failureOf(() => parseFile(file('a.yaml', 'a: 1')));
    compose.mockRestore();

    expect([error.code, error.message]).toEqual(['YAML_PARSE', 'The file is not valid YAML.']);
  });
});

/** Where a file is wrong, or its name when it is not; whatever is not typed is thrown on. */
function problemOf(source: SourceFile): ErrorPlace {
  try {
    parseFile(source);
  } catch (thrown) {
    if (!isGuardrailsError(thrown)) throw thrown;
    return thrown.place;
  }
  return { file: source.name };
}

describe('arbitrary bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }).map((text) => new TextEncoder().encode(text)),
    fc
      .array(
        fc.constantFrom(
          'a',
          ': ',
          '- ',
          '\n',
          '  ',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '&x ',
          '*x',
          '!Ref ',
          '<<',
          '? ',
          '|',
          '#',
          '%',
          '---',
          ',',
        ),
      )
      .map((parts) => new TextEncoder().encode(parts.join(''))),
    fc.json().map((text) => new TextEncoder().encode(text.slice(0, -1))),
  );

  it('give a value or a typed error that names the file', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('a.json', 'a.yaml', 'a.template'), (bytes, name) => {
        expect(problemOf({ name, bytes })).toMatchObject({ file: name });
      }),
      { numRuns: 2_000 },
    );
  });

  it('of JSON give what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme-ascii' }), (value) => {
        const text = JSON.stringify({ value });
        fc.pre(!text.includes('__proto__'));

        const parsed = parseFile(file('a.json', text)).value;

        expect(JSON.stringify(parsed)).toBe(text);
      }),
    );
  });
});
