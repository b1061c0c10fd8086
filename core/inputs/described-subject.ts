import { normaliseConfiguration } from '../subject/normalise';
import type { RawObject } from '../subject/raw';
import type { ResourceType, Subject } from '../subject/subject';
import { tagsOf } from '../subject/tags';
import { identityOf } from './subject-identity';

/**
 * A resource of which only the ARN is known, to ask for its description.
 *
 * @param id what results are reported under
 */
export function subjectOfArn(type: ResourceType, arn: string, id = arn): Subject {
  return {
    type,
    id,
    ...identityOf(arn),
    source: 'describe',
    tags: {},
    configuration: {},
    logicalId: null,
    constructPath: null,
    origin: null,
    redirects: [],
  };
}

/**
 * The same resource as it is described.
 *
 * @param described complete: what is absent takes AWS's default
 */
export function asDescribed(subject: Subject, described: RawObject): Subject {
  const configuration = normaliseConfiguration(subject.type, described, { absence: 'default' });
  return { ...subject, source: 'describe', tags: tagsOf(configuration['Tags']), configuration };
}
