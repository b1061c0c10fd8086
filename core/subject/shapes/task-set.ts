import { list, member, number, object, tags, text } from './shape';
import { awsvpc, loadBalancers, serviceRegistries, strategy } from './service';

/** AWS::ECS::TaskSet. CloudFormation and Config write `AwsVpcConfiguration` here; one spelling serves both types. */
export const taskSet = object({
  CapacityProviderStrategy: strategy,
  Cluster: member(text, { aliases: ['ClusterArn'] }),
  ExternalId: text,
  Id: text,
  LaunchType: text,
  LoadBalancers: loadBalancers,
  NetworkConfiguration: object({ AwsvpcConfiguration: awsvpc }),
  PlatformVersion: text,
  Scale: object({ Unit: text, Value: number }),
  Service: member(text, { aliases: ['ServiceArn'] }),
  ServiceRegistries: serviceRegistries,
  Status: member(text, { absentMeans: 'ACTIVE' }),
  Tags: tags,
  TaskDefinition: text,
  TaskSetArn: text,
  VolumeConfigurations: member(list(object({ Name: text })), { mayBeUnrecorded: true }),
});
