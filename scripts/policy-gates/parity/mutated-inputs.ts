import fc from 'fast-check';
import { encodeInput } from '../../../core/policy/encode-input';
import { parseParameters } from '../../../core/policy/parameters';
import type { Check } from '../../../core/registry/check';
import { isJsonList, isJsonObject, type Json, type JsonObject, type Path } from '../../../core/subject/json';
import { SUBJECT_SOURCES, type Subject } from '../../../core/subject/subject';
import { UNKNOWN_REASONS } from '../../../core/subject/unknown';
import type { Example } from '../../policies/read-examples';
import { subjectOfExample } from '../../policies/subject-of-example';

/** What the inputs are made of: examples of checks, and the checks that each input asks. */
export interface InputMaterial {
  readonly examples: readonly Example[];
  readonly checks: readonly Check[];
}

/** One change: which place (counted through the whole configuration), and what is put there. */
interface Change {
  readonly place: number;
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
}

const KINDS = ['unknown', 'remove', 'foreign', 'other type', 'twice', 'respell', 'empty'] as const;

/** Values of another kind than any place expects, and texts that parsers stumble over. */
const ODDITIES: readonly Json[] = [
  0,
  -1,
  1e15,
  0.5,
  true,
  false,
  '',
  ' ',
  '*',
  '/',
  ':',
  '@',
  '${AWS::AccountId}',
  'ünïcode 🙂',
  'a'.repeat(300),
  [],
  {},
  [[]],
  ['a', 1],
  { a: 1 },
];

/**
 * Policy inputs for both engines: examples of the checks with up to five random changes each, asked of all checks with
 * parameters and look-ups of some example. The same seed gives the same inputs.
 *
 * @returns encoded inputs, as the Wasm engine reads them
 */
export function mutatedInputs(material: InputMaterial, count: number, seed: number): readonly ArrayBuffer[] {
  const { examples } = material;
  const change: fc.Arbitrary<Change> = fc.record({
    place: fc.nat(9999),
    kind: fc.constantFrom(...KINDS),
    pick: fc.nat(9999),
  });
  const input = fc.record({
    example: fc.constantFrom(...examples),
    changes: fc.array(change, { minLength: 1, maxLength: 5 }),
    facts: fc.constantFrom(...examples.map(({ facts }) => facts)),
    source: fc.constantFrom(...SUBJECT_SOURCES),
    parameters: fc.nat(9999),
  });
  return fc.sample(input, { numRuns: count, seed }).map(({ example, changes, facts, source, parameters }) => {
    let configuration: JsonObject = example.configuration;
    for (const step of changes) configuration = changed(configuration, step, examples);
    const subject: Subject = { ...subjectOfExample(example), source, configuration };
    return encodeInput({
      subject,
      parameters: Object.fromEntries(
        material.checks.map((check, index) => [check.id, parametersOf(check, examples, parameters + index)]),
      ),
      facts: { ...facts, ...example.facts },
    });
  });
}

/** Those of one of the check's own examples. */
function parametersOf(check: Check, examples: readonly Example[], pick: number): JsonObject {
  const own = examples.filter((example) => example.check === check.id);
  return parseParameters(check, own[pick % own.length]?.params ?? {});
}

function changed(configuration: JsonObject, { place, kind, pick }: Change, examples: readonly Example[]): JsonObject {
  const places = placesIn(configuration, []);
  const path = places[place % Math.max(places.length, 1)];
  if (path === undefined) return configuration;
  const value = rewritten(configuration, path, (old) => replacement(old, kind, pick, path, examples));
  return isJsonObject(value) ? value : configuration;
}

function replacement(
  old: Json,
  kind: Change['kind'],
  pick: number,
  path: Path,
  examples: readonly Example[],
): Json | undefined {
  switch (kind) {
    case 'unknown':
      return { $unknown: UNKNOWN_REASONS[pick % UNKNOWN_REASONS.length] ?? 'engine-error', detail: '!Ref Value' };
    case 'remove':
      return undefined;
    case 'foreign':
      return foreign(path.at(-1), pick, examples) ?? old;
    case 'other type':
      return ODDITIES[pick % ODDITIES.length];
    case 'twice':
      return isJsonList(old) ? [...old, ...old] : [old, old];
    case 'respell':
      return typeof old === 'string' ? respelled(old, pick) : old;
    case 'empty':
      return isJsonList(old) ? [] : isJsonObject(old) ? {} : '';
  }
}

function respelled(text: string, pick: number): string {
  const ways = [
    text.toUpperCase(),
    text.toLowerCase(),
    ` ${text} `,
    `${text}x`,
    text.slice(1),
    `*${text}`,
    `${text}/..`,
  ];
  return ways[pick % ways.length] ?? text;
}

/** What other examples have under the same name: realistic, but from elsewhere. */
function foreign(name: string | number | undefined, pick: number, examples: readonly Example[]): Json | undefined {
  if (typeof name !== 'string') return undefined;
  const example = examples[pick % examples.length];
  if (example === undefined) return undefined;
  const found = placesIn(example.configuration, []).find((path) => path.at(-1) === name);
  let value: Json | undefined = example.configuration;
  for (const segment of found ?? []) {
    value = isJsonList(value) ? value[Number(segment)] : isJsonObject(value) ? value[segment] : undefined;
  }
  return found === undefined ? undefined : value;
}

function placesIn(value: Json, path: Path): readonly Path[] {
  const own = path.length === 0 ? [] : [path];
  if (isJsonList(value)) return [...own, ...value.flatMap((item, index) => placesIn(item, [...path, index]))];
  if (!isJsonObject(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function rewritten(value: Json, path: Path, replace: (old: Json) => Json | undefined): Json | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return replace(value);
  if (isJsonList(value)) {
    return value.flatMap((item, index) => (index === head ? (rewritten(item, rest, replace) ?? []) : [item]));
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const next = key === head ? rewritten(item, rest, replace) : item;
      return next === undefined ? [] : [[key, next]];
    }),
  );
}
