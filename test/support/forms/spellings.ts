import type { ResourceType } from '../../../core/subject/subject';

/** Names, by path in AWS Config's spelling, that a form writes in another word or case than its rule would give. */
type Names = Readonly<Partial<Record<ResourceType, Readonly<Record<string, string>>>>>;

const TASK_SET_VPC = { 'NetworkConfiguration.AwsvpcConfiguration': 'AwsVpcConfiguration' };

/** AWS Config records task sets as CloudFormation writes them. */
const CONFIG: Names = { 'AWS::ECS::TaskSet': TASK_SET_VPC };

/** CloudFormation User Guide, "Template reference". */
const CLOUDFORMATION: Names = {
  'AWS::ECS::TaskDefinition': {
    'Volumes.EfsVolumeConfiguration': 'EFSVolumeConfiguration',
    'Volumes.EfsVolumeConfiguration.FileSystemId': 'FilesystemId',
    'Volumes.EfsVolumeConfiguration.AuthorizationConfig.Iam': 'IAM',
    'Volumes.FsxWindowsFileServerVolumeConfiguration': 'FSxWindowsFileServerVolumeConfiguration',
    'ProxyConfiguration.Properties': 'ProxyConfigurationProperties',
  },
  'AWS::ECS::TaskSet': TASK_SET_VPC,
  'AWS::EFS::FileSystem': { Tags: 'FileSystemTags' },
  'AWS::EFS::AccessPoint': { Tags: 'AccessPointTags' },
  'AWS::IAM::Role': { RolePolicyList: 'Policies' },
};

/** ECS, ECR and EFS API references; everything else is Config's name with a small first letter. */
const API: Names = {
  'AWS::ECS::Cluster': { Arn: 'clusterArn', ClusterSettings: 'settings' },
  'AWS::ECS::Service': { Cluster: 'clusterArn', Role: 'roleArn', PlacementStrategies: 'placementStrategy' },
  'AWS::ECS::TaskSet': { Cluster: 'clusterArn', Service: 'serviceArn' },
  'AWS::ECR::Repository': {
    Arn: 'repositoryArn',
    'ImageTagMutabilityExclusionFilters.ImageTagMutabilityExclusionFilterType': 'filterType',
    'ImageTagMutabilityExclusionFilters.ImageTagMutabilityExclusionFilterValue': 'filter',
  },
  'AWS::EFS::FileSystem': { Arn: 'FileSystemArn' },
  'AWS::EFS::AccessPoint': { Arn: 'AccessPointArn' },
};

/** How AWS Config records a key. */
export function configKey(type: ResourceType, path: string, name: string): string {
  return CONFIG[type]?.[path] ?? name;
}

/** How a template writes a key. */
export function cloudFormationKey(type: ResourceType, path: string, name: string): string {
  return CLOUDFORMATION[type]?.[path] ?? name;
}

/** How the APIs write a key. */
export function apiKey(type: ResourceType, path: string, name: string): string {
  return API[type]?.[path] ?? `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
