import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json';
import type { Task } from './task';

/** The event that ECS sends to EventBridge when a task has changed (ECS developer guide, "Task state change events"). */
export function taskStateChange(task: Task): JsonObject {
  const { account, region } = task.place;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account,
    region,
    // One-second grain, unlike `detail.updatedAt`.
    time: `${task.updatedAt.toISOString().slice(0, 19)}Z`,
    resources: [task.arn],
    detail: task.eventDetail(),
  };
}
