import { createHash, randomUUID } from 'node:crypto';
import { isJsonObject, textOf, type Json, type JsonObject } from '../json';
import { epochSeconds, type SandboxClock } from '../sandbox-clock';
import { SandboxError } from '../sandbox-error';

/** States of a task on its way up and down (ECS developer guide, "Amazon ECS task lifecycle"). */
export const TASK_STATES = [
  'PROVISIONING',
  'PENDING',
  'ACTIVATING',
  'RUNNING',
  'DEACTIVATING',
  'STOPPING',
  'DEPROVISIONING',
  'STOPPED',
] as const;

export type TaskStatus = (typeof TASK_STATES)[number];

/** What starts a task. */
export interface RunTaskRequest {
  /** ARN. */
  readonly cluster: string;
  /** ARN or `family:revision`. */
  readonly taskDefinition: string;
  readonly group: string;
  readonly startedBy: string;
  readonly launchType: 'EC2' | 'FARGATE';
}

/** A task, as ECS keeps it. Every change raises its version. */
export class Task {
  readonly arn: string;
  readonly definitionArn: string;
  readonly createdAt: Date;
  updatedAt: Date;
  version = 1;
  lastStatus: TaskStatus = 'PROVISIONING';
  desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING';
  stoppedReason: string | undefined;
  readonly #id = randomUUID().replaceAll('-', '');
  readonly #containers: readonly JsonObject[];

  constructor(
    readonly place: { readonly account: string; readonly region: string; readonly partition: string },
    definition: JsonObject,
    readonly request: RunTaskRequest,
    readonly clock: SandboxClock,
  ) {
    const cluster = request.cluster.split('/').at(-1) ?? '';
    this.arn = `arn:${place.partition}:ecs:${place.region}:${place.account}:task/${cluster}/${this.#id}`;
    this.definitionArn = textOf(definition, 'taskDefinitionArn');
    this.createdAt = clock.now();
    this.updatedAt = this.createdAt;
    const containers = definition['containerDefinitions'];
    this.#containers = Array.isArray(containers) ? containers.filter((container: Json) => isJsonObject(container)) : [];
  }

  /** Goes to the next state. */
  advance(): void {
    const next = TASK_STATES[TASK_STATES.indexOf(this.lastStatus) + 1];
    if (next === undefined) throw new SandboxError(`Task ${this.arn} is STOPPED and goes no further.`);
    if (next === 'DEACTIVATING' && this.desiredStatus === 'RUNNING') {
      throw new SandboxError(`Task ${this.arn} is RUNNING, and nobody asked to stop it.`);
    }
    this.lastStatus = next;
    this.#changed();
  }

  /** Asks the task to stop; from where it is, the way goes down. */
  stop(reason: string): void {
    if (this.desiredStatus === 'STOPPED') return;
    this.desiredStatus = 'STOPPED';
    this.stoppedReason = reason;
    if (TASK_STATES.indexOf(this.lastStatus) < TASK_STATES.indexOf('DEACTIVATING')) this.lastStatus = 'DEACTIVATING';
    this.#changed();
  }

  /** The task as `DescribeTasks` answers it. */
  described(): JsonObject {
    return {
      ...this.#members(),
      createdAt: epochSeconds(this.createdAt),
      containers: this.#containerStates(),
      ...(this.stoppedReason === undefined ? {} : { stoppingAt: epochSeconds(this.updatedAt) }),
    };
  }

  /** The `detail` of its "ECS Task State Change" event: times are ISO texts, and tags are never in it. */
  eventDetail(): JsonObject {
    return {
      ...this.#members(),
      createdAt: this.createdAt.toISOString(),
      updatedAt: this.updatedAt.toISOString(),
      containers: this.#containerStates(),
      ...(this.stoppedReason === undefined ? {} : { stoppingAt: this.updatedAt.toISOString() }),
    };
  }

  #changed(): void {
    this.version += 1;
    this.updatedAt = this.clock.now();
  }

  #members(): JsonObject {
    const { cluster, group, startedBy, launchType } = this.request;
    return {
      attachments: [],
      attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
      availabilityZone: `${this.place.region}a`,
      clusterArn: cluster,
      desiredStatus: this.desiredStatus,
      lastStatus: this.lastStatus,
      enableExecuteCommand: false,
      group,
      startedBy,
      launchType,
      overrides: { containerOverrides: this.#containers.map((container) => ({ name: textOf(container, 'name') })) },
      taskArn: this.arn,
      taskDefinitionArn: this.definitionArn,
      version: this.version,
      ...(this.stoppedReason === undefined ? {} : { stoppedReason: this.stoppedReason, stopCode: 'UserInitiated' }),
    };
  }

  #containerStates(): readonly JsonObject[] {
    const cluster = this.request.cluster.split('/').at(-1) ?? '';
    const pulled = TASK_STATES.indexOf(this.lastStatus) >= TASK_STATES.indexOf('ACTIVATING');
    const lastStatus = ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(this.lastStatus)
      ? 'PENDING'
      : this.lastStatus;
    return this.#containers.map((container, index) => ({
      containerArn: this.arn.replace(`:task/${cluster}/${this.#id}`, `:container/${cluster}/${this.#id}/${index}`),
      taskArn: this.arn,
      name: textOf(container, 'name'),
      image: textOf(container, 'image'),
      lastStatus,
      networkInterfaces: [],
      // The image is pulled in ACTIVATING; before, its digest is not known.
      ...(pulled
        ? { imageDigest: `sha256:${createHash('sha256').update(textOf(container, 'image')).digest('hex')}` }
        : {}),
    }));
  }
}
