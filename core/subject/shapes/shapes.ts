import type { ResourceType } from '../subject';
import { accessPoint } from './access-point';
import { account } from './account';
import { capacityProvider } from './capacity-provider';
import { cluster } from './cluster';
import { fileSystem } from './file-system';
import { repository } from './repository';
import { role } from './role';
import { service } from './service';
import type { ObjectShape } from './shape';
import { taskDefinition } from './task-definition';
import { taskSet } from './task-set';

/** The configuration of each resource type, in AWS Config's spelling. */
export const SHAPES: Readonly<Record<ResourceType, ObjectShape>> = {
  'AWS::ECS::TaskDefinition': taskDefinition,
  'AWS::ECS::Service': service,
  'AWS::ECS::TaskSet': taskSet,
  'AWS::ECS::Cluster': cluster,
  'AWS::ECS::CapacityProvider': capacityProvider,
  'AWS::ECR::Repository': repository,
  'AWS::EFS::FileSystem': fileSystem,
  'AWS::EFS::AccessPoint': accessPoint,
  'AWS::IAM::Role': role,
  'AWS::::Account': account,
};
