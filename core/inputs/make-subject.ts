import { normaliseConfiguration } from '../subject/normalise';
import type { Raw } from '../subject/raw';
import type { ResourceType, Subject, SubjectOrigin, SubjectSource } from '../subject/subject';
import { tagsOf } from '../subject/tags';
import { arnIn, identityOf, nameIn } from './subject-identity';

/** What a reader knows of a resource that is complete: what is absent takes AWS's default. */
export interface ResourceParts {
  readonly type: ResourceType;
  readonly source: SubjectSource;
  readonly configuration: Raw;
  readonly origin: SubjectOrigin;
  /** For a resource that has no name at all. */
  readonly fallbackId: string;
  readonly logicalId?: string;
  readonly constructPath?: string | undefined;
}

/** Makes the subject of a resource that names itself: by its ARN, else its logical id, else its name. */
export function makeSubject({ type, source, origin, logicalId, constructPath, ...parts }: ResourceParts): Subject {
  const configuration = normaliseConfiguration(type, parts.configuration, {
    absence: source === 'describe' ? 'undescribed' : 'default',
  });
  const identity = identityOf(logicalId === undefined ? arnIn(type, configuration) : undefined);
  return {
    type,
    id: identity.arn ?? logicalId ?? nameIn(type, configuration) ?? parts.fallbackId,
    ...identity,
    source,
    tags: tagsOf(configuration['Tags']),
    configuration,
    logicalId: logicalId ?? null,
    constructPath: constructPath ?? null,
    origin,
    redirects: [],
  };
}
