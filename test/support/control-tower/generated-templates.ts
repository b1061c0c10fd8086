import fc from 'fast-check';
import type { JsonObject } from '../../../core/subject/json';
import type { ResourceType } from '../../../core/subject/subject';
import {
  fileSystems,
  hostModeDefinitions,
  lifecycleRepositories,
  logDefinitions,
  memoryDefinitions,
  networkModes,
  pidModes,
  platformServices,
  posixUsers,
  rootDirectories,
  scannedRepositories,
} from './generated-others';
import { clusters, networkedServices, repositories } from './generated-resources';
import {
  environmentDefinitions,
  privilegedDefinitions,
  readonlyRootDefinitions,
  userDefinitions,
} from './generated-task-definitions';
import { templateOf } from './template-of-example';

/** Fixed, so that every run compares the same templates. */
const SEED = 20_260_401;

const TEMPLATES_PER_CHECK = 400;

const resources = (type: ResourceType, properties: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  properties.map((generated) => templateOf(type, generated));

const BY_CHECK: ReadonlyMap<string, fc.Arbitrary<JsonObject>> = new Map([
  ['ecs-taskdef-no-privileged', resources('AWS::ECS::TaskDefinition', privilegedDefinitions)],
  ['ecs-taskdef-readonly-root-fs', resources('AWS::ECS::TaskDefinition', readonlyRootDefinitions)],
  ['ecs-taskdef-non-root-user', resources('AWS::ECS::TaskDefinition', userDefinitions)],
  ['ecs-taskdef-no-secret-env-names', resources('AWS::ECS::TaskDefinition', environmentDefinitions)],
  ['ecs-service-no-public-ip', resources('AWS::ECS::Service', networkedServices)],
  ['ecs-cluster-container-insights', resources('AWS::ECS::Cluster', clusters)],
  ['ecr-repository-tags-immutable', resources('AWS::ECR::Repository', repositories)],
  ['ecs-service-platform-current', resources('AWS::ECS::Service', platformServices)],
  ['ecs-taskdef-awsvpc-network-mode', resources('AWS::ECS::TaskDefinition', networkModes)],
  ['ecs-taskdef-logging-configured', resources('AWS::ECS::TaskDefinition', logDefinitions)],
  ['ecs-taskdef-memory-limited', resources('AWS::ECS::TaskDefinition', memoryDefinitions)],
  ['ecs-taskdef-host-mode-user', resources('AWS::ECS::TaskDefinition', hostModeDefinitions)],
  ['ecs-taskdef-no-host-pid', resources('AWS::ECS::TaskDefinition', pidModes)],
  ['ecr-repository-lifecycle-policy', resources('AWS::ECR::Repository', lifecycleRepositories)],
  ['ecr-repository-scan-on-push', resources('AWS::ECR::Repository', scannedRepositories)],
  ['efs-filesystem-encrypted', resources('AWS::EFS::FileSystem', fileSystems)],
  ['efs-accesspoint-root-dir-set', resources('AWS::EFS::AccessPoint', rootDirectories)],
  ['efs-accesspoint-user-set', resources('AWS::EFS::AccessPoint', posixUsers)],
]);

/** The same templates in every run, each once, around the fields that decide a check. */
export function generatedTemplates(check: string): readonly JsonObject[] {
  const arbitrary = BY_CHECK.get(check);
  if (arbitrary === undefined) throw new Error(`No templates are generated for ${check}: add them to ${__filename}.`);
  const templates = fc.sample(arbitrary, { seed: SEED, numRuns: TEMPLATES_PER_CHECK });
  return [...new Map(templates.map((template) => [JSON.stringify(template), template])).values()];
}
