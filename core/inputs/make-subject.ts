import { normaliseConfiguration } from '../subject/normalise';
import type { Raw } from '../subject/raw';
import type { ResourceType, Subject, SubjectOrigin, SubjectSource } from '../subject/subject';
import { arnIn, nameIn, ownOf, tagsOf, type OwnSettings } from './subject-identity';

/** What a reader knows of a resource before it is normalised. */
export interface ResourceParts {
  readonly type: ResourceType;
  readonly source: SubjectSource;
  readonly configuration: Raw;
  readonly origin: SubjectOrigin | null;
  readonly own: OwnSettings;
  readonly logicalId?: string | undefined;
  readonly constructPath?: string | undefined;
  /** Place of the resource in its file, for a resource that has no name at all. */
  readonly fallbackId: string;
}

/**
 * Makes the subject of a resource that names itself: by its ARN, else its logical id, else its name.
 *
 * @throws GuardrailsError `CONFIGURATION_MISSING`
 */
export function makeSubject(parts: ResourceParts): Subject {
  const configuration = normaliseConfiguration(parts.type, parts.configuration, { unrecorded: 'default' });
  const arn = arnIn(parts.type, configuration);
  return {
    type: parts.type,
    id: arn ?? parts.logicalId ?? nameIn(parts.type, configuration) ?? parts.fallbackId,
    arn,
    ...ownOf(arn, parts.own),
    source: parts.source,
    tags: tagsOf(configuration),
    configuration,
    logicalId: parts.logicalId ?? null,
    constructPath: parts.constructPath ?? null,
    origin: parts.origin,
    redirects: [],
  };
}
