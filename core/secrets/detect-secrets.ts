import { isJsonList, member, type Json, type JsonObject, type Path } from '../subject/json';
import { isUnknown } from '../subject/unknown';
import { isBenign } from './benign-values';
import type { SecretDetection, SecretField, Sighting } from './detection';
import { partsOf, placesOfContainer, sortedEntries, type Place } from './places';
import { TextInspector } from './text-inspector';

/**
 * Characters that all rows may take as JSON. The policy input is bounded as a whole: a definition made of nothing but
 * secrets must not keep other checks from judging it.
 */
const ENOUGH_ROWS = 48 * 1024;

/** Longest name that is told; also of what an inner name may look like, because it was cut out of a text. */
const LONGEST_NAME = 128;

const UNKNOWN_VALUE = { detector: 'unresolved', class: 'unknown' } as const;
const SECRET_REFERENCE = { detector: 'secret-reference', class: 'C' } as const;

/**
 * Looks for secrets in the plain text of a task definition: environment, commands, labels, options of loggers and volume
 * drivers. `Secrets`, `SecretOptions` and environment files are not looked at. Throws nothing, whatever the texts are.
 *
 * @param configuration normalised `AWS::ECS::TaskDefinition`, overrides merged in
 * @param extraNames exact names, in any case, that are strong besides the usual ones
 * @returns in the order of paths, at most one row for each place and name. Where there are too many to tell, the first
 *   row is `overflow` and says that there are more
 */
export function detectSecrets(configuration: JsonObject, extraNames: readonly string[]): readonly SecretDetection[] {
  const detector = new PlaceDetector(new TextInspector(extraNames));
  const { containers, volumes } = partsOf(configuration);
  return withinBounds([
    ...containers.flatMap((container, index) => detector.inContainer(placesOfContainer(container, index))),
    ...volumes.flatMap((place) => detector.inPlace(place)),
  ]);
}

class PlaceDetector {
  readonly #inspector: TextInspector;

  constructor(inspector: TextInspector) {
    this.#inspector = inspector;
  }

  /** The command goes on where the entry point ends, and so may an option that takes a value. */
  inContainer(places: readonly Place[]): readonly SecretDetection[] {
    const entryPoint = places.find(({ field }) => field === 'entryPoint')?.value;
    const last = isJsonList(entryPoint) ? entryPoint.at(-1) : undefined;
    const option = typeof last === 'string' ? this.#inspector.awaiting(last) : undefined;
    return places.flatMap((place) => this.inPlace(place, place.field === 'command' ? option : undefined));
  }

  inPlace(place: Place, option?: string): readonly SecretDetection[] {
    const { field, path, value } = place;
    if (isUnknown(value)) return value.$unknown === 'secret-reference' ? rows(field, path, [reference('')]) : [];
    switch (field) {
      case 'environment':
        return listed(value).flatMap((entry, index) => this.#variable(entry, [...path, index]));
      case 'command':
      case 'entryPoint':
      case 'healthCheck':
        return this.#command(place, option);
      case 'labels':
      case 'logOptions':
      case 'firelensOptions':
      case 'driverOpts':
        return sortedEntries(value).flatMap(([key, inner]) => rows(field, [...path, key], this.#value(key, inner)));
    }
  }

  #command({ field, path, value }: Place, before: string | undefined): readonly SecretDetection[] {
    let option = before;
    return listed(value).flatMap((element, index) => {
      const found =
        typeof element === 'string' ? this.#inspector.argument(element, option) : unreadable(element, option);
      option = typeof element === 'string' ? this.#inspector.awaiting(element) : undefined;
      return rows(field, [...path, index], found);
    });
  }

  #variable(entry: Json, path: Path): readonly SecretDetection[] {
    if (isUnknown(entry)) {
      return entry.$unknown === 'secret-reference' ? rows('environment', path, [reference('')]) : [];
    }
    const name = member(entry, 'Name');
    const value = member(entry, 'Value');
    if (value === undefined) return [];
    const found = this.#value(typeof name === 'string' ? name : '', value);
    if (found.length > 0) return rows('environment', [...path, 'Value'], found);
    // Under a name that cannot be known anything may be a secret that is not harmless under every name.
    const isHarmless = typeof value === 'string' && isBenign(value, 'password');
    return isUnknown(name) && !isHarmless
      ? rows('environment', [...path, 'Name'], [{ name: '', ...UNKNOWN_VALUE }])
      : [];
  }

  #value(name: string, value: Json): readonly Sighting[] {
    if (typeof value === 'string') return this.#inspector.value(name, value);
    return unreadable(value, this.#inspector.isStrong(name) ? name : undefined, name);
  }
}

/** What can be said of a value that cannot be known: under a strong name it may be a secret, a reference to one is. */
function unreadable(value: Json, strongName: string | undefined, name = strongName ?? ''): readonly Sighting[] {
  if (!isUnknown(value)) return [];
  if (value.$unknown === 'secret-reference') return [reference(name)];
  return strongName === undefined ? [] : [{ name, ...UNKNOWN_VALUE }];
}

function reference(name: string): Sighting {
  return { name, ...SECRET_REFERENCE };
}

function listed(value: Json): readonly Json[] {
  return isJsonList(value) ? value : [];
}

/** The first sighting for each name. */
function rows(field: SecretField, path: Path, sightings: readonly Sighting[]): readonly SecretDetection[] {
  const byName = new Map<string, SecretDetection>();
  for (const { name, detector, class: found } of sightings) {
    if (byName.has(name)) continue;
    byName.set(name, { Path: path, Field: field, Name: shown(name), Detector: detector, Class: found });
  }
  return [...byName.values()];
}

function shown(name: string): string {
  const whole = name.toWellFormed();
  return whole.length <= LONGEST_NAME ? whole : `${whole.slice(0, LONGEST_NAME - 1).toWellFormed()}…`;
}

function withinBounds(all: readonly SecretDetection[]): readonly SecretDetection[] {
  let size = 0;
  const end = all.findIndex((row) => (size += JSON.stringify(row).length) > ENOUGH_ROWS);
  if (end === -1) return all;
  const more = { Path: ['ContainerDefinitions'], Field: 'environment', Name: '' } as const;
  return [{ ...more, Detector: 'overflow', Class: 'unknown' }, ...all.slice(0, end)];
}
