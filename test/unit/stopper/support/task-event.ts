import { isJsonObject } from '../../../../core/subject/json';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
const CLUSTER = `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/prod`;

/** What a test changes about a task and one of its events. */
export interface TaskEventSettings {
  readonly task?: string;
  readonly definition?: string;
  readonly version?: number;
  readonly time?: string;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export function taskArn(id: string): string {
  return `arn:aws:ecs:${REGION}:${ACCOUNT}:task/prod/${id}`;
}

export function definitionArn(name: string): string {
  return `arn:aws:ecs:${REGION}:${ACCOUNT}:task-definition/${name}`;
}

/** An ECS Task State Change event as EventBridge sends it; a member that is set to `undefined` is left out. */
export function taskEvent(settings: TaskEventSettings = {}): Record<string, unknown> {
  const { task = '0f9d', definition = 'web:37', version = 3, time = '2026-11-03T09:15:04Z' } = settings;
  const event = {
    version: '0',
    id: `event-${task}-${version}`,
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account: ACCOUNT,
    time,
    region: REGION,
    resources: [taskArn(task)],
    detail: {
      attachments: [],
      clusterArn: CLUSTER,
      containers: [{ name: 'web', image: 'web:1.4', lastStatus: 'PENDING', taskArn: taskArn(task) }],
      createdAt: '2026-11-03T09:14:47.725Z',
      desiredStatus: 'RUNNING',
      lastStatus: 'ACTIVATING',
      group: 'service:web',
      launchType: 'FARGATE',
      overrides: { containerOverrides: [{ name: 'web' }] },
      startedBy: 'ecs-svc/2770844949256052681',
      taskArn: taskArn(task),
      taskDefinitionArn: definitionArn(definition),
      updatedAt: '2026-11-03T09:15:04.2Z',
      version,
      ...settings.detail,
    },
    ...settings.event,
  };
  const sent: unknown = JSON.parse(JSON.stringify(event));
  if (!isJsonObject(sent)) throw new Error('An event is an object.');
  return sent;
}
