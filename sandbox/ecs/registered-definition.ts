import { isJsonObject, type Json, type JsonObject } from '../json';

/** Lists that ECS adds to a container that does not set them (ECS API, `DescribeTaskDefinition`). */
const CONTAINER_LISTS = ['portMappings', 'environment', 'mountPoints', 'volumesFrom', 'systemControls'];

/** What ECS decides when a definition is registered. */
export interface Registration {
  readonly taskDefinitionArn: string;
  readonly revision: number;
  /** Seconds since the epoch. */
  readonly registeredAt: number;
}

/** A `RegisterTaskDefinition` request as `DescribeTaskDefinition` answers it afterwards. */
export function registered(request: JsonObject, registration: Registration): JsonObject {
  const { tags, ...definition } = request;
  const containers = Array.isArray(request['containerDefinitions']) ? request['containerDefinitions'] : [];
  return {
    volumes: [],
    placementConstraints: [],
    ...definition,
    containerDefinitions: containers.map((container: Json) => describedContainer(container)),
    ...registration,
    status: 'ACTIVE',
    requiresAttributes: [],
    compatibilities: request['requiresCompatibilities'] ?? ['EC2'],
    registeredBy: 'sandbox',
    // Beside the definition in the answer; kept here until then.
    ...(tags === undefined ? {} : { tags }),
  };
}

function describedContainer(container: Json): Json {
  if (!isJsonObject(container)) return container;
  const lists = Object.fromEntries(CONTAINER_LISTS.map((name) => [name, []]));
  return { cpu: 0, essential: true, ...lists, ...container };
}
