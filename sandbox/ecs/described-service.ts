import { member, textOf, without, type JsonObject } from '../json';
import type { EcsState } from './ecs-state';

/** What ECS answers with each deployment of a service, never with the service itself. */
const OF_DEPLOYMENT = ['volumeConfigurations', 'serviceConnectConfiguration'];

/** What a deployment repeats of its service. */
const REPEATED = [
  'taskDefinition',
  'launchType',
  'capacityProviderStrategy',
  'platformVersion',
  'networkConfiguration',
];

/** A service as `DescribeServices` answers it: with what ECS adds, and its tags only when they are asked for. */
export function describedService(state: EcsState, service: JsonObject, withTags: boolean): JsonObject {
  const counts = countsOf(state, service);
  return {
    loadBalancers: [],
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: [],
    events: [],
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: 'NONE',
    ...counts,
    ...(ownController(service) ? {} : { deployments: [primaryDeployment(service, counts)] }),
    ...without(service, [...OF_DEPLOYMENT, 'tags']),
    ...(withTags ? { tags: service['tags'] ?? [] } : {}),
  };
}

/** CodeDeploy and external controllers work on task sets instead of deployments. */
function ownController(service: JsonObject): boolean {
  return (member(service['deploymentController'], 'type') ?? 'ECS') !== 'ECS';
}

function countsOf(state: EcsState, service: JsonObject): JsonObject {
  const tasks = [...state.tasks.values()].filter(
    ({ request, desiredStatus }) =>
      request.group === `service:${textOf(service, 'serviceName')}` &&
      request.cluster === service['clusterArn'] &&
      desiredStatus === 'RUNNING',
  );
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  return { runningCount: running, pendingCount: tasks.length - running };
}

function primaryDeployment(service: JsonObject, counts: JsonObject): JsonObject {
  const repeated = [...REPEATED, ...OF_DEPLOYMENT].flatMap((name) => {
    const value = service[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    id: 'ecs-svc/1234567890123456789',
    status: 'PRIMARY',
    desiredCount: service['desiredCount'] ?? 0,
    failedTasks: 0,
    rolloutState: 'COMPLETED',
    ...counts,
    ...Object.fromEntries(repeated),
  };
}
