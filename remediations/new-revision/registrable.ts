import { isJsonObject, type JsonObject } from '../../core/subject/json';
import type { DescribedRevision } from '../../core/facts/task-definition-registry';

/** What `DescribeTaskDefinition` answers and `RegisterTaskDefinition` does not take (difference of the two API models). */
const READ_ONLY: ReadonlySet<string> = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
]);

/** Says of a revision which one it was made of. */
const FROM_REVISION = 'ecs-guardrails:from-revision';

/**
 * What registers a definition as the next revision of its family: without what only ECS sets, with the tags of the revision
 * that it was made of. Tags of AWS itself cannot be set.
 *
 * @param definition the corrected definition, in the ECS API's spelling
 */
export function registrable(definition: JsonObject, from: DescribedRevision): JsonObject {
  const members = Object.entries(definition).filter(([key]) => !READ_ONLY.has(key));
  const kept = from.tags.filter(isJsonObject).filter(({ key }) => {
    return typeof key === 'string' && !key.startsWith('aws:') && key !== FROM_REVISION;
  });
  const tags = [...kept, { key: FROM_REVISION, value: String(from.revision) }];
  // ECS takes fifty tags a resource; the mark is what can be spared.
  return { ...Object.fromEntries(members), tags: tags.slice(0, 50) };
}
