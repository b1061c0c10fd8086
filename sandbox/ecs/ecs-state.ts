import { textOf, type JsonObject } from '../json';
import { epochSeconds, type SandboxClock } from '../sandbox-clock';
import { SandboxError } from '../sandbox-error';
import { registered } from './registered-definition';
import { Task, type RunTaskRequest } from './task';

/** Where the resources live. */
export interface EcsPlace {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** Clusters, services, task definitions and tasks of one account and Region, in the spelling of the ECS API. */
export class EcsState {
  readonly clusters: JsonObject[] = [];
  readonly services: JsonObject[] = [];
  readonly definitions: JsonObject[] = [];
  readonly tasks = new Map<string, Task>();

  constructor(
    readonly place: EcsPlace,
    readonly clock: SandboxClock,
  ) {}

  /**
   * Registers the next revision of a family.
   *
   * @param request a `RegisterTaskDefinition` request
   * @returns the task definition with its ARN
   */
  register(request: JsonObject): JsonObject {
    const { family } = request;
    if (typeof family !== 'string') throw new SandboxError('A task definition has no family.');
    const revision = this.definitions.filter((definition) => definition['family'] === family).length + 1;
    const definition = registered(request, {
      taskDefinitionArn: this.arn(`task-definition/${family}:${revision}`),
      revision,
      registeredAt: epochSeconds(this.clock.now()),
    });
    this.definitions.push(definition);
    return definition;
  }

  /** The definition of a full ARN, `family:revision` or (the latest) `family`. */
  definition(name: string): JsonObject | undefined {
    return this.definitions.findLast((definition) => {
      const arn = textOf(definition, 'taskDefinitionArn');
      return arn === name || arn.endsWith(`/${name}`) || definition['family'] === name;
    });
  }

  /** Starts a task, which is PROVISIONING then. */
  runTask(request: RunTaskRequest): Task {
    const definition = this.definition(request.taskDefinition);
    if (definition === undefined) throw new SandboxError(`There is no task definition ${request.taskDefinition}.`);
    const task = new Task(this.place, definition, request, this.clock);
    this.tasks.set(task.arn, task);
    return task;
  }

  /** An ARN of this account and Region. */
  arn(resource: string): string {
    const { partition, region, account } = this.place;
    return `arn:${partition}:ecs:${region}:${account}:${resource}`;
  }

  /** The cluster of a name or ARN. */
  cluster(name: string): JsonObject | undefined {
    return this.clusters.find((cluster) => cluster['clusterArn'] === name || cluster['clusterName'] === name);
  }
}
