import type { ResourceType } from '../core/subject/subject';
import type { ResourceForm } from './own-arn';

/** A form with what a description of such a resource takes. */
export interface DescribedForm extends ResourceForm {
  readonly type: ResourceType;
  /** How people call one: `Repository`. */
  readonly title: string;
  /** The member of the description that holds the ARN. */
  readonly arnMember: string;
}

/** Characters and length of names in ECS (API reference, `CreateCluster`, `CreateService`, `CreateCapacityProvider`). */
const NAME_OF_255 = '1 to 255 of letters, digits, "_", "-"';

/** AWS Config's id of a service is its ARN; one of the older form says nothing of the cluster, and is not read. */
export const SERVICE: DescribedForm = {
  type: 'AWS::ECS::Service',
  title: 'Service',
  arnMember: 'serviceArn',
  service: 'ecs',
  prefix: 'service/',
  name: /^[A-Za-z0-9_-]{1,255}\/[A-Za-z0-9_-]{1,255}$/,
  named: `<cluster>/<name> of an ECS service (each ${NAME_OF_255})`,
  placeholder: '<cluster>/<name>',
};

export const CLUSTER: DescribedForm = {
  type: 'AWS::ECS::Cluster',
  title: 'Cluster',
  arnMember: 'clusterArn',
  service: 'ecs',
  prefix: 'cluster/',
  name: /^[A-Za-z0-9_-]{1,255}$/,
  named: `the name of an ECS cluster (${NAME_OF_255})`,
  placeholder: '<name>',
};

export const CAPACITY_PROVIDER: DescribedForm = {
  type: 'AWS::ECS::CapacityProvider',
  title: 'Capacity provider',
  arnMember: 'capacityProviderArn',
  service: 'ecs',
  prefix: 'capacity-provider/',
  name: /^[A-Za-z0-9_-]{1,255}$/,
  named: `the name of a capacity provider (${NAME_OF_255})`,
  placeholder: '<name>',
};

/**
 * Characters and length of a repository name (ECR API `CreateRepository`). Where separators may stand is left to ECR: a
 * pattern stricter than the service would leave repositories that can never be corrected.
 */
export const REPOSITORY: DescribedForm = {
  type: 'AWS::ECR::Repository',
  title: 'Repository',
  arnMember: 'repositoryArn',
  service: 'ecr',
  prefix: 'repository/',
  name: /^[a-z0-9][a-z0-9._/-]{1,255}$/,
  named: 'the name of an ECR repository (2 to 256 of a-z, 0-9, ".", "_", "-", "/")',
  placeholder: '<name>',
};

/** EFS API reference, `FileSystemId`. */
export const FILE_SYSTEM: DescribedForm = {
  type: 'AWS::EFS::FileSystem',
  title: 'File system',
  arnMember: 'FileSystemArn',
  service: 'elasticfilesystem',
  prefix: 'file-system/',
  name: /^fs-[0-9a-f]{8,40}$/,
  named: 'the id of a file system (fs- and 8 to 40 of 0-9, a-f)',
  placeholder: '<id>',
};

/** Characters and length of a family (ECS API `RegisterTaskDefinition`); tags belong to a revision. */
export const TASK_DEFINITION: DescribedForm = {
  type: 'AWS::ECS::TaskDefinition',
  title: 'Task definition',
  arnMember: 'taskDefinitionArn',
  service: 'ecs',
  prefix: 'task-definition/',
  name: /^[A-Za-z0-9_-]{1,255}:[1-9]\d*$/,
  named: 'the family and revision of a task definition',
  placeholder: '<family>:<revision>',
};
