import type { Raw, RawObject } from '../subject/raw';
import type { Subject, SubjectOrigin } from '../subject/subject';
import { makeSubject } from './make-subject';

/** Tells whether an object is a task definition: the input of `register-task-definition`, or one that was described. */
export function isTaskDefinition(value: RawObject): boolean {
  return Object.keys(value).some((key) => key.toLowerCase() === 'containerdefinitions');
}

/**
 * Reads a task definition, in the spelling of the ECS API or of CloudFormation.
 *
 * @param fallbackId for one without a family
 */
export function readTaskDefinition(configuration: Raw, origin: SubjectOrigin, fallbackId: string): Subject {
  return makeSubject({
    type: 'AWS::ECS::TaskDefinition',
    source: 'task-definition',
    configuration,
    origin,
    fallbackId,
  });
}
