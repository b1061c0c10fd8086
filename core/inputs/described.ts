import type { Path } from '../subject/json';
import { isRawList, isRawObject, type Raw, type RawObject } from '../subject/raw';
import type { ResourceType } from '../subject/subject';
import { rawMember } from './raw-members';

/** A place in a `describe-*` answer where there should be a resource. */
export interface DescribedResource {
  readonly type: ResourceType;
  readonly resource: Raw;
  readonly path: Path;
}

/** Both spellings: the ECS API's, and that of what makes objects of it in other languages. */
function spellings(name: string): readonly [string, string] {
  return [name, `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`];
}

/** Lists of the answers (ECS, ECR, EFS and IAM API references), and members of which their elements have at least one. */
const LISTS = [
  { list: 'services', type: 'AWS::ECS::Service', members: ['serviceArn', 'serviceName'] },
  { list: 'clusters', type: 'AWS::ECS::Cluster', members: ['clusterArn', 'clusterName'] },
  { list: 'taskSets', type: 'AWS::ECS::TaskSet', members: ['taskSetArn'] },
  { list: 'capacityProviders', type: 'AWS::ECS::CapacityProvider', members: ['capacityProviderArn'] },
  { list: 'repositories', type: 'AWS::ECR::Repository', members: ['repositoryArn', 'repositoryName'] },
  { list: 'fileSystems', type: 'AWS::EFS::FileSystem', members: ['fileSystemArn', 'fileSystemId'] },
  { list: 'accessPoints', type: 'AWS::EFS::AccessPoint', members: ['accessPointArn', 'accessPointId'] },
  { list: 'roleDetailList', type: 'AWS::IAM::Role', members: ['roleName'] },
] as const satisfies readonly { list: string; type: ResourceType; members: readonly string[] }[];

/** Tells whether an object is such an answer, and not something else that has services, clusters or repositories. */
export function isDescribeAnswer(value: RawObject): boolean {
  return definitionMember(value) !== undefined || answered(value).some(({ isTheirs }) => isTheirs);
}

/**
 * The resources of an answer of `describe-task-definition`, `describe-services`, `describe-clusters`,
 * `describe-task-sets`, `describe-capacity-providers`, `describe-repositories`, `describe-file-systems`,
 * `describe-access-points` or `get-account-authorization-details`, in either case of keys. Its `failures` are no resources.
 */
export function describedResources(value: RawObject): readonly DescribedResource[] {
  const definition = definitionMember(value);
  if (definition !== undefined) {
    const resource = taskDefinitionOf(value);
    return [{ type: 'AWS::ECS::TaskDefinition', resource, path: [definition.key] }];
  }
  return answered(value).flatMap(({ type, key, elements }) =>
    elements.map((resource, index) => ({ type, resource, path: [key, index] })),
  );
}

/**
 * The definition in a `DescribeTaskDefinition` answer, with the tags that stand beside it; a definition without that
 * wrapper is returned as it is.
 */
export function taskDefinitionOf(answer: RawObject): RawObject {
  const definition = definitionMember(answer)?.value;
  if (definition === undefined) return answer;
  const tags = rawMember(answer, ...spellings('tags'));
  const hasOwn = rawMember(definition, ...spellings('tags')) !== undefined;
  return tags === undefined || hasOwn ? definition : { ...definition, Tags: tags.value };
}

function definitionMember(value: RawObject): { readonly key: string; readonly value: RawObject } | undefined {
  const found = rawMember(value, ...spellings('taskDefinition'));
  return found !== undefined && isRawObject(found.value) ? { key: found.key, value: found.value } : undefined;
}

function answered(value: RawObject) {
  return LISTS.flatMap(({ list, type, members }) => {
    const found = rawMember(value, ...spellings(list));
    if (!isRawList(found?.value)) return [];
    const elements = found.value;
    const named = elements.some((element) => rawMember(element, ...members.flatMap(spellings)) !== undefined);
    // Without a resource only `failures` tells that it is one of ECS's answers.
    const isTheirs = named || (elements.length === 0 && isRawList(rawMember(value, ...spellings('failures'))?.value));
    return [{ type, key: found.key, elements, isTheirs }];
  });
}
