import { isJsonList, isJsonObject, type Json, type JsonObject } from './json';
import { normaliseConfiguration } from './normalise';
import type { RawObject } from './raw';
import type { Subject } from './subject';
import { isUnknown } from './unknown';
import { tagsOf } from './tags';

/**
 * Fills in what AWS Config did not record from a description of the resource. Whatever the item says stays: it tells how
 * the resource was when it was captured, the description how it is now.
 *
 * @param described the complete resource, as an API or CloudFormation spells it; what is absent takes AWS's default
 */
export function fillUnrecorded(subject: Subject, described: RawObject): Subject {
  const known = normaliseConfiguration(subject.type, described, { absence: 'default' });
  const configuration = filledObject(subject.configuration, known);
  return { ...subject, tags: { ...tagsOf(configuration['Tags']), ...subject.tags }, configuration };
}

/**
 * Adds the platform that a description names to a task definition whose item names none: AWS Config may leave it out, and
 * the item is read as if it ran on Linux.
 */
export function fillPlatform(subject: Subject, described: RawObject): Subject {
  const known = normaliseConfiguration(subject.type, described, { absence: 'default' });
  const platform = known['RuntimePlatform'];
  if (platform === undefined || subject.configuration['RuntimePlatform'] !== undefined) return subject;
  return { ...subject, configuration: { ...subject.configuration, RuntimePlatform: platform } };
}

function filledObject(recorded: JsonObject, described: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(recorded).flatMap(([key, value]) => {
      const filled = filledValue(value, Object.hasOwn(described, key) ? described[key] : undefined);
      return filled === undefined ? [] : [[key, filled]];
    }),
  );
}

function filledValue(recorded: Json, described: Json | undefined): Json | undefined {
  if (isUnknown(recorded)) return recorded.$unknown === 'not-recorded' ? described : recorded;
  if (isJsonObject(recorded)) {
    const filled = filledObject(recorded, isJsonObject(described) ? described : {});
    // An object of nothing but unrecorded members stood there for what might be in it.
    return Object.keys(filled).length === 0 ? undefined : filled;
  }
  if (!isJsonList(recorded)) return recorded;
  return recorded.map((element, index) => filledElement(element, counterpart(element, index, recorded, described)));
}

/** An element stays an element, because the ones after it are found by index; one that is not described stays as it is. */
function filledElement(recorded: Json, described: Json | undefined): Json {
  if (!isJsonObject(recorded) || isUnknown(recorded) || !isJsonObject(described)) return recorded;
  return filledObject(recorded, described);
}

/** The element of the same name, else, in a list of the same length, the one at the same place. */
function counterpart(
  element: Json,
  index: number,
  recorded: readonly Json[],
  described: Json | undefined,
): Json | undefined {
  if (!isJsonList(described)) return undefined;
  const name = isJsonObject(element) ? element['Name'] : undefined;
  if (typeof name === 'string') {
    return described.find((candidate) => isJsonObject(candidate) && candidate['Name'] === name);
  }
  return described.length === recorded.length ? described[index] : undefined;
}
