import { member, number, object, tags, text } from './shape';

/** AWS::ECS::CapacityProvider (ECS API `CapacityProvider`, CloudFormation reference). */
export const capacityProvider = object({
  AutoScalingGroupProvider: object({
    AutoScalingGroupArn: text,
    ManagedDraining: text,
    ManagedScaling: object({
      InstanceWarmupPeriod: number,
      MaximumScalingStepSize: number,
      MinimumScalingStepSize: number,
      Status: text,
      TargetCapacity: number,
    }),
    ManagedTerminationProtection: member(text, { absentMeans: 'DISABLED' }),
  }),
  CapacityProviderArn: text,
  Cluster: text,
  ManagedInstancesProvider: object({ InfrastructureRoleArn: text, PropagateTags: text }),
  Name: text,
  Status: member(text, { absentMeans: 'ACTIVE' }),
  Tags: tags,
  Type: text,
});
