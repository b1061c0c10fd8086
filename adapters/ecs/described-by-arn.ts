import type { JsonObject } from '../../core/subject/json';
import type { Subject } from '../../core/subject/subject';
import { configuredText, requiredName } from '../aws/configured';
import { jsonOf } from '../aws/json-of';

/**
 * What the configuration names a resource, else what its item does.
 *
 * @throws GuardrailsError `AWS_CALL_FAILED` where neither does
 */
export function arnOf(subject: Subject, name: string, action: string): string {
  return requiredName(subject, action, configuredText(subject, [name]) ?? subject.arn);
}

/** A resource of an answer as JSON. */
export function plain(found: object | undefined): JsonObject | undefined {
  return found === undefined ? undefined : jsonOf(found);
}
