import type { FactName } from '../facts/fact-shapes';
import type { Facts } from '../facts/facts';
import type { Check } from '../registry/check';
import { detectSecrets } from '../secrets/detect-secrets';
import { isJsonList, type JsonObject } from '../subject/json';
import type { Subject } from '../subject/subject';

const SECRET_DETECTIONS = 'secret-detections' satisfies FactName;

/** A check that is to be asked, with its complete parameters. */
interface Reader {
  readonly check: Pick<Check, 'facts'>;
  readonly parameters: JsonObject;
}

/**
 * Facts that need no look-up, because they are made of the subject itself: no more than the checks read, and without any
 * value of the subject.
 *
 * @param readers the checks that are asked in one evaluation; one of them at most reads a fact that depends on parameters
 */
export function ownFacts({ configuration }: Pick<Subject, 'configuration'>, readers: readonly Reader[]): Facts {
  const reader = readers.find(({ check }) => check.facts.includes(SECRET_DETECTIONS));
  if (reader === undefined) return {};
  return { [SECRET_DETECTIONS]: detectSecrets(configuration, textsOf(reader.parameters['extraNames'])) };
}

function textsOf(value: JsonObject[string] | undefined): readonly string[] {
  return isJsonList(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
