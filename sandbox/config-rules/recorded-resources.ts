import type { JsonObject } from '../json';
import {
  recordedCluster,
  recordedRepository,
  recordedService,
  recordedTaskDefinition,
  type RecordedResource,
  type TaskDefinitionIdStyle,
} from './recorded-resource';

/** What there is in an account and Region, in the spelling of the ECS and ECR APIs. */
export interface Inventory {
  readonly definitions: readonly JsonObject[];
  readonly services: readonly JsonObject[];
  readonly clusters: readonly JsonObject[];
  readonly repositories: readonly JsonObject[];
}

/** Every resource of an inventory as AWS Config records it. Where ids are families, the latest revision counts. */
export function recordedResources(inventory: Inventory, style: TaskDefinitionIdStyle): readonly RecordedResource[] {
  const all = [
    ...inventory.definitions.map((definition) => recordedTaskDefinition(definition, style)),
    ...inventory.services.map(recordedService),
    ...inventory.clusters.map(recordedCluster),
    ...inventory.repositories.map(recordedRepository),
  ];
  return [...new Map(all.map((resource) => [`${resource.resourceType} ${resource.resourceId}`, resource])).values()];
}
