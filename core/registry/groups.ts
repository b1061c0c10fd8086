import type { ResourceType } from '../subject/subject';
import type { Check } from './check';

/**
 * Groups of checks that can share one Config rule, by the types of resource that they judge: so a change is one evaluation
 * instead of one for each check.
 */
export const CHECK_GROUPS = {
  'ecs-task-definition': ['AWS::ECS::TaskDefinition'],
  'ecs-service': ['AWS::ECS::Service', 'AWS::ECS::TaskSet'],
  'ecs-cluster': ['AWS::ECS::Cluster', 'AWS::ECS::CapacityProvider'],
  'ecr-repository': ['AWS::ECR::Repository'],
  'efs-file-system': ['AWS::EFS::FileSystem', 'AWS::EFS::AccessPoint'],
  'account-and-roles': ['AWS::IAM::Role', 'AWS::::Account'],
} as const satisfies Readonly<Record<string, readonly ResourceType[]>>;

export type CheckGroup = keyof typeof CHECK_GROUPS;

/** Tells whether a text names a group. */
export function isCheckGroup(name: string): name is CheckGroup {
  return Object.hasOwn(CHECK_GROUPS, name);
}

/** All names, in the order in which a pack carries them. */
export const GROUP_NAMES: readonly CheckGroup[] = Object.keys(CHECK_GROUPS).filter(isCheckGroup);

/** Checks that judge a type of the group, in the order in which they are given; one of several types is in several groups. */
export function checksOfGroup(group: CheckGroup, checks: readonly Check[]): readonly Check[] {
  const types: readonly string[] = CHECK_GROUPS[group];
  return checks.filter(
    ({ deprecated, resourceTypes }) => !deprecated && resourceTypes.some((type) => types.includes(type)),
  );
}
