import fc from 'fast-check';
import { isJsonList, isJsonObject, type Json, type Path } from '../../../core/subject/json';

/** What is done to one place of a document. */
export type Malformation =
  | { readonly kind: 'replace'; readonly place: number; readonly raw: string }
  | { readonly kind: 'remove'; readonly place: number }
  /** Gives the place another name. */
  | { readonly kind: 'rename'; readonly place: number; readonly name: string }
  /** Writes the member once more, in another spelling. */
  | { readonly kind: 'repeat'; readonly place: number; readonly raw: string }
  /** Puts something that nobody asked for into the object around the place. */
  | { readonly kind: 'add'; readonly place: number; readonly name: string; readonly raw: string };

const text = (value: string) => JSON.stringify(value);
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

/** JSON that some place will not expect. */
const WELL_FORMED: readonly string[] = [
  ...['null', 'true', 'false', '0', '-1', '-0', '1e308', '1e999', '0.1', '9007199254740993'],
  ...['', ' ', '12', 'true', 'FALSE', 'null', 'ACTIVE', 'INACTIVE', '*', '${AWS::Region}', '{}', '[]'].map(text),
  ...['2026-13-45T99:99:99Z', '0001-01-01', '2026-05-04', '2026-05-04T09:12:41.118+25:00', 'yesterday'].map(text),
  ...['\u0000', '\u202eevil', '\u2028', 'e\u0301', '𝕡', '🚀'.repeat(200), 'Ｐ'].map(text),
  ...['"\\ud800"', '"\\udfff\\ud800"'],
  text('x'.repeat(300_000)),
  ...['[]', '{}', '[[]]', '[null]', '[{}]', '[true, 1, "a"]', '{"a": {"b": [1]}}'],
  ...[
    '{"__proto__": {"polluted": true}}',
    '{"constructor": {"prototype": {"polluted": true}}}',
    '{"$unknown": "not-recorded", "detail": "x"}',
  ],
  ...[nested(70, '[', ']'), `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, nested(20_000, '[', ']')],
];

/** What is no JSON. */
const BROKEN: readonly string[] = [
  '',
  'nul',
  '{',
  '[1,',
  '"unterminated',
  '01',
  "'single'",
  '{"a": 1',
  'undefined',
  '\u0000',
];

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  '\u0000',
  'Privileged',
  'privileged',
  'ContainerDefinitions',
  'unheardOf',
];

const place = fc.nat();
const raw = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WELL_FORMED) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.constantFrom(...BROKEN) },
);
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' }));

/** One to three malformations of a document. */
export const malformations: fc.Arbitrary<readonly Malformation[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('replace' as const), place, raw }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), place }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), place, name }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), place, raw }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('add' as const), place, name, raw }) },
  ),
  { minLength: 1, maxLength: 3 },
);

/**
 * Malforms a document.
 *
 * @returns its text, which may be no JSON any more, and the places at which it was malformed
 */
export function malformed(document: Json, changes: readonly Malformation[]) {
  const raws: string[] = [];
  /** Stands in the document for text that JSON.stringify would not write. */
  const standIn = (written: string) => `@@${String(raws.push(written) - 1)}@@`;
  const places: Path[] = [];
  let current = document;
  for (const change of changes) {
    const paths = pathsOf(current);
    const path = paths[change.place % Math.max(1, paths.length)];
    if (path === undefined) continue;
    places.push(path);
    current = changed(current, path, change, standIn);
  }
  const written = JSON.stringify(current).replaceAll(/"@@(\d+)@@"/g, (_, index: string) => raws[Number(index)] ?? '');
  return { text: written, places };
}

/** Every place below the document itself. */
function pathsOf(value: Json, at: Path = []): readonly Path[] {
  const below = (key: string | number, item: Json): readonly Path[] => [[...at, key], ...pathsOf(item, [...at, key])];
  if (isJsonList(value)) return value.flatMap((item, index) => below(index, item));
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, item]) => below(key, item)) : [];
}

/** The document with the list or object around the place rebuilt. */
function changed(value: Json, path: Path, change: Malformation, standIn: (raw: string) => string): Json {
  const [key, ...rest] = path;
  if (isJsonList(value)) {
    if (rest.length > 0)
      return value.map((item, index) => (index === key ? changed(item, rest, change, standIn) : item));
    return value.flatMap((item, index) => (index === key ? elements(item, change, standIn) : [item]));
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, item]): readonly (readonly [string, Json])[] => {
    if (name !== key) return [[name, item]];
    return rest.length > 0 ? [[name, changed(item, rest, change, standIn)]] : members(name, item, change, standIn);
  });
  return Object.fromEntries(entries);
}

function members(
  key: string,
  item: Json,
  change: Malformation,
  standIn: (raw: string) => string,
): readonly (readonly [string, Json])[] {
  switch (change.kind) {
    case 'replace':
      return [[key, standIn(change.raw)]];
    case 'remove':
      return [];
    case 'rename':
      return [[standIn(text(change.name)), item]];
    case 'repeat':
      return [
        [key, item],
        [standIn(text(respelt(key))), standIn(change.raw)],
      ];
    case 'add':
      return [
        [key, item],
        [standIn(text(change.name)), standIn(change.raw)],
      ];
  }
}

function elements(item: Json, change: Malformation, standIn: (raw: string) => string): readonly Json[] {
  if (change.kind === 'remove') return [];
  return 'raw' in change ? [...(change.kind === 'replace' ? [] : [item]), standIn(change.raw)] : [item, item];
}

/** The same name with the first letter in the other case. */
function respelt(key: string): string {
  const first = key.slice(0, 1);
  return (first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()) + key.slice(1);
}
