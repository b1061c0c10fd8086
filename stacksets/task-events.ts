/**
 * The ECS task state changes that the stopper looks at: tasks that are meant to run and are not on their way down.
 * `desiredStatus` is never PENDING, and container-instance events have no such field (ECS developer guide, "Task state
 * change events").
 */
export const TASK_EVENT_PATTERN = {
  source: ['aws.ecs'],
  'detail-type': ['ECS Task State Change'],
  detail: { desiredStatus: ['RUNNING'], lastStatus: ['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'] },
} as const;
