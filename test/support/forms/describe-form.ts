import type { JsonObject } from '../../../core/subject/json';
import { deployed, deployedConfiguration } from './deployed-configuration';
import { jsonFile, type Form, type FormSource } from './form';
import { answeredObstacle } from './obstacle-of';
import { respell } from './respell';
import { apiKey } from './spellings';

/** The answer of `describe-task-definition`, `describe-services` … */
export const describeAnswer: Form = {
  name: 'answer of a describe operation',
  reader: 'describe',
  obstacle: answeredObstacle,
  carried: deployedConfiguration,
  files: (source) => [jsonFile('describe.json', describedAs(source))],
};

/** What the describe operation of a resource answers. */
export function describedAs(source: FormSource): JsonObject {
  const resource = respell(source.type, deployedConfiguration(source), deployed(source, apiKey));
  switch (source.type) {
    case 'AWS::ECS::TaskDefinition':
      return { taskDefinition: resource, tags: [] };
    case 'AWS::ECS::Service':
      return { services: [withDeployment(resource)], failures: [] };
    case 'AWS::ECS::TaskSet':
      return { taskSets: [resource], failures: [] };
    case 'AWS::ECS::Cluster':
      return { clusters: [resource], failures: [] };
    case 'AWS::ECS::CapacityProvider':
      return { capacityProviders: [resource], failures: [] };
    case 'AWS::ECR::Repository':
      return { repositories: [resource] };
    case 'AWS::EFS::FileSystem':
      return { FileSystems: [resource] };
    case 'AWS::EFS::AccessPoint':
      return { AccessPoints: [resource] };
    case 'AWS::IAM::Role':
      return { RoleDetailList: [resource] };
    case 'AWS::::Account':
      return { account: resource };
  }
}

const OF_DEPLOYMENTS = ['volumeConfigurations', 'serviceConnectConfiguration'];

/** ECS answers some settings of a service with its deployments only. */
function withDeployment(service: JsonObject): JsonObject {
  const entries = Object.entries(service);
  const settings = entries.filter(([key]) => OF_DEPLOYMENTS.includes(key));
  const rest = Object.fromEntries(entries.filter(([key]) => !OF_DEPLOYMENTS.includes(key)));
  const older = { status: 'ACTIVE', volumeConfigurations: [{ name: 'older', managedEBSVolume: { encrypted: false } }] };
  return { ...rest, deployments: [older, { status: 'PRIMARY', ...Object.fromEntries(settings) }] };
}
