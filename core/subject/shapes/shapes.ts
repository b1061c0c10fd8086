import type { ResourceType } from '../subject';
import { cluster } from './cluster';
import { repository } from './repository';
import { service } from './service';
import type { Shape } from './shape';
import { taskDefinition } from './task-definition';
import { taskSet } from './task-set';

/** The configuration of each resource type, in AWS Config's spelling. */
export const SHAPES: Readonly<Record<ResourceType, Shape & { readonly kind: 'object' }>> = {
  'AWS::ECS::TaskDefinition': taskDefinition,
  'AWS::ECS::Service': service,
  'AWS::ECS::TaskSet': taskSet,
  'AWS::ECS::Cluster': cluster,
  'AWS::ECR::Repository': repository,
};
