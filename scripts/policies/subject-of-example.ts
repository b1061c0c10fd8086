import { tagsOf } from '../../core/subject/tags';
import type { Subject } from '../../core/subject/subject';
import { unknownValue } from '../../core/subject/unknown';
import type { Example } from './read-examples';

/** The subject of a check's example, as its configuration stands: already normalised, read from nowhere. */
export function subjectOfExample(example: Example): Subject {
  return {
    type: example.type,
    id: example.name,
    arn: null,
    account: example.account ?? unknownValue('unresolved-reference', 'give --account'),
    region: example.region ?? unknownValue('unresolved-reference', 'give --region'),
    partition: 'aws',
    source: example.sources?.[0] ?? 'config',
    tags: tagsOf(example.configuration['Tags']),
    configuration: example.configuration,
    logicalId: null,
    constructPath: null,
    origin: null,
    redirects: [],
  };
}
