import { isJsonObject, textOf, without, type Json, type JsonObject } from '../json';
import { recordedForm, tagMap } from './recorded-form';

/** A resource as AWS Config would record it. */
export interface RecordedResource {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly arn: string;
  readonly tags: JsonObject;
  readonly configuration: JsonObject;
}

/** How the id of a task definition is spelt; both forms and the ARN have been recorded over the years. */
export type TaskDefinitionIdStyle = 'family' | 'family-revision' | 'arn';

/** Lists that are recorded although they are empty. */
const CONTAINER_LISTS = [
  'Command',
  'CredentialSpecs',
  'DependsOn',
  'DnsSearchDomains',
  'DnsServers',
  'DockerSecurityOptions',
  'EntryPoint',
  'Environment',
  'EnvironmentFiles',
  'ExtraHosts',
  'Links',
  'MountPoints',
  'PortMappings',
  'ResourceRequirements',
  'Secrets',
  'SystemControls',
  'Ulimits',
  'VolumesFrom',
];

/** A task definition of the ECS API as AWS Config records it. */
export function recordedTaskDefinition(definition: JsonObject, style: TaskDefinitionIdStyle): RecordedResource {
  const arn = textOf(definition, 'taskDefinitionArn');
  const family = textOf(definition, 'family');
  const name = arn.split('/').at(-1) ?? arn;
  const recorded = recordedForm(definition);
  const containers = Array.isArray(recorded['ContainerDefinitions']) ? recorded['ContainerDefinitions'] : [];
  const notRecorded = ['Compatibilities', 'RegisteredAt', 'RegisteredBy', 'RequiresAttributes', 'Revision'];
  return {
    resourceType: 'AWS::ECS::TaskDefinition',
    resourceId: { family, 'family-revision': name, arn }[style],
    resourceName: name,
    arn,
    tags: tagMap(definition['tags']),
    configuration: {
      InferenceAccelerators: [],
      PlacementConstraints: [],
      RequiresCompatibilities: [],
      Tags: [],
      Volumes: [],
      ...without(recorded, notRecorded),
      ContainerDefinitions: containers.map((container: Json) => recordedContainer(container)),
    },
  };
}

/** A service of the ECS API (`DescribeServices`) as AWS Config records it. */
export function recordedService(service: JsonObject): RecordedResource {
  const arn = textOf(service, 'serviceArn');
  const name = textOf(service, 'serviceName');
  const recorded = recordedForm(service);
  const notRecorded = ['CreatedAt', 'Deployments', 'Events', 'PendingCount', 'RunningCount', 'Status'];
  const renamed = ['ClusterArn', 'PlacementStrategy', 'RoleArn'];
  return {
    resourceType: 'AWS::ECS::Service',
    resourceId: arn,
    resourceName: name,
    arn,
    tags: tagMap(service['tags']),
    configuration: {
      CapacityProviderStrategy: [],
      LoadBalancers: [],
      PlacementConstraints: [],
      ServiceRegistries: [],
      Tags: [],
      ...without(recorded, [...notRecorded, ...renamed]),
      Cluster: recorded['ClusterArn'] ?? '',
      Name: name,
      PlacementStrategies: recorded['PlacementStrategy'] ?? [],
      ...(recorded['RoleArn'] === undefined ? {} : { Role: recorded['RoleArn'] }),
    },
  };
}

/** A cluster of the ECS API (`DescribeClusters`) as AWS Config records it. */
export function recordedCluster(cluster: JsonObject): RecordedResource {
  const arn = textOf(cluster, 'clusterArn');
  const name = textOf(cluster, 'clusterName');
  const recorded = recordedForm(cluster);
  return {
    resourceType: 'AWS::ECS::Cluster',
    resourceId: name,
    resourceName: name,
    arn,
    tags: tagMap(cluster['tags']),
    configuration: {
      Arn: arn,
      ClusterName: name,
      ClusterSettings: recorded['Settings'] ?? [],
      CapacityProviders: recorded['CapacityProviders'] ?? [],
      DefaultCapacityProviderStrategy: recorded['DefaultCapacityProviderStrategy'] ?? [],
      Tags: recorded['Tags'] ?? [],
      ...(recorded['Configuration'] === undefined ? {} : { Configuration: recorded['Configuration'] }),
    },
  };
}

/** A repository of the ECR API (`DescribeRepositories`) as AWS Config records it. */
export function recordedRepository(repository: JsonObject): RecordedResource {
  const arn = textOf(repository, 'repositoryArn');
  const name = textOf(repository, 'repositoryName');
  const recorded = recordedForm(repository);
  return {
    resourceType: 'AWS::ECR::Repository',
    resourceId: name,
    resourceName: name,
    arn,
    tags: {},
    configuration: {
      Arn: arn,
      RepositoryName: name,
      ImageTagMutability: recorded['ImageTagMutability'] ?? 'MUTABLE',
      ImageScanningConfiguration: recorded['ImageScanningConfiguration'] ?? { ScanOnPush: false },
      LifecyclePolicy: {},
      RepositoryPolicyText: {},
      Tags: [],
    },
  };
}

function recordedContainer(container: Json): Json {
  if (!isJsonObject(container)) return container;
  return { ...Object.fromEntries(CONTAINER_LISTS.map((name) => [name, []])), DockerLabels: {}, ...container };
}
