import { isRawList, isRawObject, type Raw, type RawObject } from '../subject/raw';
import type { Path } from '../subject/json';
import type { ResourceType } from '../subject/subject';
import { rawKey, rawMember } from './raw-access';

/** A resource found in a document, and the path to it as written. */
export interface FoundResource {
  readonly type: ResourceType;
  readonly configuration: Raw;
  readonly path: Path;
}

/** Members of describe answers that list resources (ECS and ECR API references). */
const LISTS: readonly (readonly [string, ResourceType])[] = [
  ['services', 'AWS::ECS::Service'],
  ['clusters', 'AWS::ECS::Cluster'],
  ['taskSets', 'AWS::ECS::TaskSet'],
  ['repositories', 'AWS::ECR::Repository'],
];

/** Answers that hold one resource (`describe-task-definition`, `create-service` …). */
const SINGLES: readonly (readonly [string, ResourceType])[] = [
  ['service', 'AWS::ECS::Service'],
  ['cluster', 'AWS::ECS::Cluster'],
  ['taskSet', 'AWS::ECS::TaskSet'],
  ['repository', 'AWS::ECR::Repository'],
];

/**
 * The resources of a `describe-*` answer, in either case of keys; `failures` are no resources.
 *
 * @returns `undefined` when the document is no such answer
 */
export function describedResources(document: RawObject): readonly FoundResource[] | undefined {
  const definition = taskDefinitionOf(document);
  if (definition !== undefined) {
    const path = [rawKey(document, 'taskDefinition') ?? 'taskDefinition'];
    return [
      { type: 'AWS::ECS::TaskDefinition', configuration: withTags(definition, rawMember(document, 'tags')), path },
    ];
  }
  for (const [name, type] of LISTS) {
    const key = rawKey(document, name);
    const resources = key === undefined ? undefined : document[key];
    if (key !== undefined && isRawList(resources)) {
      return resources.map((configuration, index) => ({ type, configuration, path: [key, index] }));
    }
  }
  for (const [name, type] of SINGLES) {
    const key = rawKey(document, name);
    const resource = key === undefined ? undefined : document[key];
    if (key !== undefined && isRawObject(resource)) return [{ type, configuration: resource, path: [key] }];
  }
  return undefined;
}

/** The definition inside a `DescribeTaskDefinition` or `RegisterTaskDefinition` answer. */
export function taskDefinitionOf(document: RawObject): RawObject | undefined {
  const definition = rawMember(document, 'taskDefinition');
  return isRawObject(definition) && rawKey(definition, 'containerDefinitions') !== undefined ? definition : undefined;
}

/** The answer carries the tags beside the definition. */
function withTags(definition: RawObject, tags: Raw | undefined): RawObject {
  return tags === undefined || rawKey(definition, 'tags') !== undefined ? definition : { ...definition, tags };
}
