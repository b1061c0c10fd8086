import type { ResourceType } from '../../../core/subject/subject';
import type { FormSource } from './form';

/** Members of a resource that only AWS can fill in: no template and no request has them. */
export const READ_ONLY: Readonly<Record<ResourceType, readonly string[]>> = {
  'AWS::ECS::TaskDefinition': ['TaskDefinitionArn', 'Revision', 'Status'],
  'AWS::ECS::Service': ['ServiceArn', 'Status'],
  'AWS::ECS::TaskSet': ['TaskSetArn', 'Id', 'Status'],
  'AWS::ECS::Cluster': ['Arn', 'Status'],
  'AWS::ECS::CapacityProvider': ['CapacityProviderArn', 'Status'],
  'AWS::ECR::Repository': ['Arn', 'RepositoryUri'],
  'AWS::EFS::FileSystem': ['Arn', 'FileSystemId'],
  'AWS::EFS::AccessPoint': ['Arn', 'AccessPointId'],
  'AWS::IAM::Role': ['Arn', 'RoleId', 'AttachedManagedPolicies'],
  'AWS::::Account': ['Arn'],
};

const ARN_MEMBER: Readonly<Record<ResourceType, string>> = {
  'AWS::ECS::TaskDefinition': 'TaskDefinitionArn',
  'AWS::ECS::Service': 'ServiceArn',
  'AWS::ECS::TaskSet': 'TaskSetArn',
  'AWS::ECS::Cluster': 'Arn',
  'AWS::ECS::CapacityProvider': 'CapacityProviderArn',
  'AWS::ECR::Repository': 'Arn',
  'AWS::EFS::FileSystem': 'Arn',
  'AWS::EFS::AccessPoint': 'Arn',
  'AWS::IAM::Role': 'Arn',
  'AWS::::Account': 'Arn',
};

/** The member of a configuration that holds the resource's ARN. */
export function arnMember(type: ResourceType): string {
  return ARN_MEMBER[type];
}

/** The ARN that a resource has, or would have once it is deployed. */
export function arnOf({ type, configuration, account, region }: FormSource): string {
  const own = configuration[ARN_MEMBER[type]];
  if (typeof own === 'string') return own;
  const place = `${region ?? 'eu-west-1'}:${account ?? '111122223333'}`;
  switch (type) {
    case 'AWS::ECS::TaskDefinition':
      return `arn:aws:ecs:${place}:task-definition/${nameOf(configuration['Family'])}:${nameOf(configuration['Revision'], 1)}`;
    case 'AWS::ECS::Service':
      return `arn:aws:ecs:${place}:service/prod/${nameOf(configuration['ServiceName'])}`;
    case 'AWS::ECS::TaskSet':
      return `arn:aws:ecs:${place}:task-set/prod/web/ecs-svc/1234567890123456789`;
    case 'AWS::ECS::Cluster':
      return `arn:aws:ecs:${place}:cluster/${nameOf(configuration['ClusterName'])}`;
    case 'AWS::ECS::CapacityProvider':
      return `arn:aws:ecs:${place}:capacity-provider/${nameOf(configuration['Name'])}`;
    case 'AWS::EFS::FileSystem':
      return `arn:aws:elasticfilesystem:${place}:file-system/${nameOf(configuration['FileSystemId'], 'fs-0a1b2c3d')}`;
    case 'AWS::EFS::AccessPoint':
      return `arn:aws:elasticfilesystem:${place}:access-point/${nameOf(configuration['AccessPointId'], 'fsap-0a1b2c3d')}`;
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${account ?? '111122223333'}:role/${nameOf(configuration['RoleName'])}`;
    case 'AWS::::Account':
      return `arn:aws:iam::${account ?? '111122223333'}:root`;
    case 'AWS::ECR::Repository':
      return `arn:aws:ecr:${place}:repository/${nameOf(configuration['RepositoryName'])}`;
  }
}

/** The name under which AWS Config records a resource: repositories by name, everything of ECS by ARN. */
export function recordedId(source: FormSource): string {
  const { type, configuration } = source;
  return type === 'AWS::ECR::Repository' ? nameOf(configuration['RepositoryName']) : arnOf(source);
}

function nameOf(value: unknown, otherwise: string | number = 'unnamed'): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : String(otherwise);
}
