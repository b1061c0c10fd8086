import { GuardrailsError } from '../../core/errors';
import { isJsonList, valueAt, type Path } from '../../core/subject/json';
import type { Subject } from '../../core/subject/subject';

/** The text at a place of the configuration; `undefined` where nothing stands, or something that cannot be known. */
export function configuredText({ configuration }: Pick<Subject, 'configuration'>, path: Path): string | undefined {
  const value = valueAt(configuration, path);
  return typeof value === 'string' ? value : undefined;
}

/** The different texts of a list in the configuration; elements that cannot be known name nothing to look up. */
export function configuredTexts({ configuration }: Pick<Subject, 'configuration'>, path: Path): readonly string[] {
  const value = valueAt(configuration, path);
  return isJsonList(value) ? [...new Set(value.filter((item) => typeof item === 'string'))] : [];
}

/**
 * The name by which AWS is asked for a subject.
 *
 * @param action that cannot be called without it
 * @param found the name, if there is one
 * @throws GuardrailsError `AWS_CALL_FAILED` when there is none: it would be wrong to say that the resource is not there
 */
export function requiredName(subject: Pick<Subject, 'id'>, action: string, found: string | undefined | null): string {
  if (typeof found === 'string') return found;
  throw new GuardrailsError(
    'AWS_CALL_FAILED',
    `${action} was not called: the configuration of ${subject.id} does not say by which name to ask for it.`,
    { place: { field: action } },
  );
}
