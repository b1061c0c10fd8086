import {
  isJsonList,
  isJsonObject,
  pointerOf,
  valueAt,
  type Json,
  type JsonObject,
  type Path,
} from '../../../core/subject/json';
import { normaliseConfiguration } from '../../../core/subject/normalise';
import type { Shape } from '../../../core/subject/shapes/shape';
import { SHAPES } from '../../../core/subject/shapes/shapes';
import { isUnknown } from '../../../core/subject/unknown';
import type { Example } from '../../../scripts/policies/read-examples';
import { EXAMPLES, titleOf, verdictOn } from '../../support/all-examples';
import { changeAt } from '../../support/change-at';
import { subjectOfExample } from '../../../scripts/policies/subject-of-example';

/** A key that AWS documents a default for, where an example could write it. */
interface DefaultedPlace {
  readonly example: Example;
  readonly path: Path;
  readonly absentMeans: string | boolean;
}

/** Walks shape and value together: keys are listed wherever their object exists, written or not. */
function placesIn(example: Example, shape: Shape, value: Json, path: Path): readonly DefaultedPlace[] {
  if (isUnknown(value)) return [];
  if (shape.kind === 'list' && isJsonList(value)) {
    return value.flatMap((item, index) => placesIn(example, shape.items, item, [...path, index]));
  }
  if (shape.kind !== 'object' || !isJsonObject(value)) return [];
  return Object.entries(shape.members).flatMap(([name, { shape: own, absentMeans }]) => {
    const place = [...path, name];
    const member = value[name];
    return [
      ...(absentMeans === undefined ? [] : [{ example, path: place, absentMeans }]),
      ...(member === undefined ? [] : placesIn(example, own, member, place)),
    ];
  });
}

/** Whether AWS documents what the absence of something in it means. */
function hasDefault(shape: Shape): boolean {
  if (shape.kind === 'list') return hasDefault(shape.items);
  if (shape.kind !== 'object') return false;
  return Object.values(shape.members).some((member) => member.absentMeans !== undefined || hasDefault(member.shape));
}

const PLACES = EXAMPLES.flatMap((example) => placesIn(example, SHAPES[example.type], example.configuration, []));

function judged({ example, path }: DefaultedPlace, change: Json | undefined) {
  const changed = changeAt(example.configuration, path, change);
  const configuration: JsonObject = normaliseConfiguration(example.type, changed, { absence: 'default' });
  return verdictOn(example, { ...subjectOfExample(example), configuration });
}

/** Whether nothing but the key itself stands in its object: deleting it leaves `{}`, which means that the object is absent. */
function isAlone({ example, path }: DefaultedPlace): boolean {
  const parent = valueAt(example.configuration, path.slice(0, -1));
  const others = isJsonObject(parent) ? Object.keys(parent).filter((key) => key !== path.at(-1)) : [];
  return others.length === 0;
}

function rowsOf(places: readonly DefaultedPlace[]): [string, string, DefaultedPlace][] {
  return places.map((place) => [pointerOf(place.path), titleOf(place.example), place]);
}

describe('a key with a documented default', () => {
  it.each(rowsOf(PLACES))(
    'means the same deleted, null, empty and as its default: %s, %s',
    (_pointer, _title, place) => {
      const absences = [null, '', [], {}, ...(isAlone(place) ? [] : [undefined])];
      const written = judged(place, place.absentMeans);

      const alike = absences.map((absent) => judged(place, absent));

      expect(alike).toEqual(alike.map(() => written));
    },
  );

  it('is met in examples of every resource type that has one', () => {
    const types = new Set(PLACES.map(({ example }) => example.type));

    const expected = Object.entries(SHAPES).flatMap(([type, shape]) => (hasDefault(shape) ? [type] : []));
    expect([...types].toSorted()).toEqual(expected.toSorted());
  });
});
