import type { RawObject } from '../subject/raw';
import type { ResourceType, Subject } from '../subject/subject';

/**
 * Describes a resource as it is now, complete: what has an operation of its own (a policy beside a repository) stands in it
 * under CloudFormation's name for it. Members may have the API's spelling.
 *
 * @returns `undefined` when the resource is not there (any more)
 * @throws GuardrailsError `AWS_CALL_FAILED` naming the permission to check
 */
export type Describe = (subject: Subject) => Promise<RawObject | undefined>;

/** What can be described, by type. */
export type Descriptions = Readonly<Partial<Record<ResourceType, Describe>>>;
