import { without, type JsonObject } from '../json';
import type { EcsState } from './ecs-state';

/** What `DescribeClusters` answers only when it is asked for. */
export const CLUSTER_INCLUDES = ['CONFIGURATIONS', 'SETTINGS', 'TAGS'] as const;

/** A cluster as `DescribeClusters` answers it; lists that are not asked for are empty. */
export function describedCluster(
  state: EcsState,
  cluster: JsonObject,
  include: readonly (typeof CLUSTER_INCLUDES)[number][],
): JsonObject {
  const arn = cluster['clusterArn'];
  const tasks = [...state.tasks.values()].filter(({ request, desiredStatus }) => {
    return request.cluster === arn && desiredStatus === 'RUNNING';
  });
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const services = state.services.filter(({ clusterArn, status }) => clusterArn === arn && status !== 'INACTIVE');
  const asked = (name: (typeof include)[number]) => include.includes(name);
  return {
    status: 'ACTIVE',
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
    ...without(cluster, ['configuration', 'settings', 'tags']),
    registeredContainerInstancesCount: 0,
    runningTasksCount: running,
    pendingTasksCount: tasks.length - running,
    activeServicesCount: services.length,
    statistics: [],
    settings: asked('SETTINGS') ? (cluster['settings'] ?? []) : [],
    tags: asked('TAGS') ? (cluster['tags'] ?? []) : [],
    ...(asked('CONFIGURATIONS') && cluster['configuration'] !== undefined
      ? { configuration: cluster['configuration'] }
      : {}),
  };
}
