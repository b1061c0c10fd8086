import { flag, list, map, member, number, object, tags, text } from './shape';

export const awsvpc = object({
  AssignPublicIp: member(text, { absentMeans: 'DISABLED' }),
  SecurityGroups: list(text),
  Subnets: list(text),
});

export const loadBalancers = list(
  object({ ContainerName: text, ContainerPort: number, LoadBalancerName: text, TargetGroupArn: text }),
);

export const serviceRegistries = list(
  object({ ContainerName: text, ContainerPort: number, Port: number, RegistryArn: text }),
);

export const strategy = list(object({ Base: number, CapacityProvider: text, Weight: number }));

/** AWS::ECS::Service (ECS API `Service`, CloudFormation reference, Config's queryable properties). */
export const service = object({
  AvailabilityZoneRebalancing: member(text, { mayBeUnrecorded: true }),
  CapacityProviderStrategy: strategy,
  Cluster: member(text, { aliases: ['ClusterArn'] }),
  DeploymentConfiguration: object({
    DeploymentCircuitBreaker: object({ Enable: flag, Rollback: flag }),
    LifecycleHooks: member(
      list(object({ HookTargetArn: text, LifecycleStages: list(text), RoleArn: text, TargetType: text })),
      { mayBeUnrecorded: true },
    ),
    MaximumPercent: number,
    MinimumHealthyPercent: number,
    Strategy: text,
  }),
  DeploymentController: object({ Type: member(text, { absentMeans: 'ECS' }) }),
  DesiredCount: number,
  EnableECSManagedTags: flag,
  EnableExecuteCommand: member(flag, { absentMeans: false }),
  HealthCheckGracePeriodSeconds: number,
  LaunchType: text,
  LoadBalancers: loadBalancers,
  Name: text,
  NetworkConfiguration: object({ AwsvpcConfiguration: awsvpc }),
  PlacementConstraints: list(object({ Expression: text, Type: text })),
  PlacementStrategies: member(list(object({ Field: text, Type: text })), { aliases: ['PlacementStrategy'] }),
  PlatformFamily: text,
  PlatformVersion: text,
  PropagateTags: text,
  Role: member(text, { aliases: ['RoleArn'] }),
  SchedulingStrategy: text,
  ServiceArn: text,
  ServiceConnectConfiguration: member(
    object({ Enabled: flag, LogConfiguration: object({ LogDriver: text, Options: map(text) }), Namespace: text }),
    {
      mayBeUnrecorded: true,
    },
  ),
  ServiceName: text,
  ServiceRegistries: serviceRegistries,
  Status: member(text, { absentMeans: 'ACTIVE' }),
  Tags: tags,
  TaskDefinition: text,
  VolumeConfigurations: member(
    list(
      object({
        ManagedEBSVolume: object({
          Encrypted: flag,
          KmsKeyId: text,
          RoleArn: text,
          SnapshotId: text,
          VolumeType: text,
        }),
        Name: text,
      }),
    ),
    { mayBeUnrecorded: true },
  ),
});
