import * as z from 'zod';
import type { EcsState } from '../ecs/ecs-state';
import type { Task } from '../ecs/task';
import { AwsError } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';
import { ecsAccountSettings } from './ecs-account-settings';
import { ecsDescribing } from './ecs-describing';

const INVALID = 'InvalidParameterException';

const describeTaskDefinition = z.strictObject({
  taskDefinition: z.string(),
  include: z.array(z.literal('TAGS')).optional(),
});

const describeTasks = z.strictObject({
  cluster: z.string(),
  tasks: z.array(z.string()).min(1).max(100),
  include: z.array(z.literal('TAGS')).optional(),
});

const stopTask = z.strictObject({ cluster: z.string(), task: z.string(), reason: z.string().max(1_024).optional() });

/**
 * The ECS operations.
 *
 * @param stopped told of each task that a StopTask call has asked to stop
 */
export function ecsService(state: EcsState, stopped: (task: Task) => void): Service {
  return {
    scope: 'ecs',
    protocol: 'json-1.1',
    target: 'AmazonEC2ContainerServiceV20141113',
    operations: new Map([
      ...ecsDescribing(state),
      ...ecsAccountSettings(state.place),
      [
        'DescribeTaskDefinition',
        operation('ecs:DescribeTaskDefinition', describeTaskDefinition, INVALID, ({ taskDefinition, include }) =>
          describedDefinition(state, taskDefinition, include !== undefined),
        ),
      ],
      [
        'DescribeTasks',
        operation('ecs:DescribeTasks', describeTasks, INVALID, ({ cluster, tasks }) =>
          describedTasks(state, cluster, tasks),
        ),
      ],
      [
        'StopTask',
        operation('ecs:StopTask', stopTask, INVALID, ({ cluster, task, reason }) => {
          const found = taskIn(state, cluster, task);
          if (found === undefined) throw new AwsError(INVALID, 'The referenced task was not found.');
          const before = found.desiredStatus;
          found.stop(reason ?? 'Task stopped by user');
          if (before === 'RUNNING') stopped(found);
          return { task: found.described() };
        }),
      ],
    ]),
  };
}

function describedDefinition(state: EcsState, name: string, withTags: boolean): object {
  const definition = state.definition(name);
  if (definition === undefined) throw new AwsError('ClientException', 'Unable to describe task definition.');
  const { tags, ...taskDefinition } = definition;
  return { taskDefinition, ...(withTags ? { tags: tags ?? [] } : {}) };
}

function describedTasks(state: EcsState, cluster: string, arns: readonly string[]): object {
  const found = arns.map((arn) => ({ arn, task: taskIn(state, cluster, arn) }));
  return {
    tasks: found.flatMap(({ task }) => (task === undefined ? [] : [task.described()])),
    failures: found.flatMap(({ arn, task }) => (task === undefined ? [{ arn, reason: 'MISSING' }] : [])),
  };
}

function taskIn(state: EcsState, cluster: string, name: string): Task | undefined {
  const clusterArn = state.cluster(cluster)?.['clusterArn'];
  if (clusterArn === undefined) throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  const task = [...state.tasks.values()].find(({ arn }) => arn === name || arn.endsWith(`/${name}`));
  return task?.request.cluster === clusterArn ? task : undefined;
}
