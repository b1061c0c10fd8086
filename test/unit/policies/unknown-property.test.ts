import { tagsOf } from '../../../core/subject/tags';
import type { Json, JsonObject, Path } from '../../../core/subject/json';
import { isJsonObject, pointerOf } from '../../../core/subject/json';
import { unknownValue } from '../../../core/subject/unknown';
import type { Example } from '../../../scripts/policies/read-examples';
import { EXAMPLES, rows, titleOf, verdictOn } from '../../support/all-examples';
import { changeAt, pathOfPointer } from '../../support/change-at';
import { subjectOfExample } from '../../../scripts/policies/subject-of-example';

/** Not a reference: where something only has to be set, a reference sets it. */
const UNKNOWN: Json = unknownValue('open-condition', '!If IsOpen');
const ALL_BAD = EXAMPLES.filter(({ kind }) => kind === 'bad');
const BAD = ALL_BAD.filter(({ type }) => type !== 'AWS::::Account');

function judged(example: Example, configuration: JsonObject) {
  return verdictOn(example, { ...subjectOfExample(example), configuration, tags: tagsOf(configuration['Tags']) });
}

function withUnknownAt(example: Example, paths: readonly Path[]): JsonObject {
  const changed = paths.reduce<Json>((value, path) => changeAt(value, path, UNKNOWN), example.configuration);
  return isJsonObject(changed) ? changed : {};
}

/** Every place on the way to a violation, the root left out. */
function placesAbove(example: Example): readonly Path[] {
  const places = example.expect.flatMap(({ path }) => {
    const whole = pathOfPointer(path);
    return whole.map((_, index) => whole.slice(0, index + 1));
  });
  return [...new Map(places.map((path) => [pointerOf(path), path])).values()];
}

describe('a bad example whose offending values cannot be known', () => {
  // A look-up may decide by itself, whatever the configuration says.
  const withoutLookUps = BAD.filter(({ facts }) => Object.keys(facts).length === 0);

  it.each(rows(withoutLookUps))('is UNKNOWN, and nothing else: %s', (_, example) => {
    const everyPlace = example.expect.map(({ path }) => pathOfPointer(path));

    const verdict = judged(example, withUnknownAt(example, everyPlace));

    expect(verdict.status).toBe('UNKNOWN');
  });

  const places = BAD.flatMap((example) =>
    placesAbove(example).map((path): [string, string, Example, Path] => [
      pointerOf(path),
      titleOf(example),
      example,
      path,
    ]),
  );

  it.each(places)('is never COMPLIANT with the unknown at %s: %s', (_pointer, _title, example, path) => {
    const verdict = judged(example, withUnknownAt(example, [path]));

    expect(['UNKNOWN', 'NON_COMPLIANT']).toContain(verdict.status);
  });
});

describe('a bad example of an account', () => {
  it.each(rows(ALL_BAD.filter(({ type }) => type === 'AWS::::Account')))(
    'is UNKNOWN without its look-ups: %s',
    (_, example) => {
      const verdict = verdictOn({ ...example, facts: {} }, subjectOfExample(example));

      expect(verdict.status).toBe('UNKNOWN');
    },
  );
});
