import { DescribeTasksCommand, StopTaskCommand, type ECSClient } from '@aws-sdk/client-ecs';

import type { Tasks, TaskState } from '../../core/facts/tasks';
import { answerInvalid, callFailed, type AwsCall } from '../aws/call-failed';
import { unlessRefused } from '../aws/unless-refused';

/** Reads and stops tasks through ECS. */
export function ecsTasks(client: ECSClient): Tasks {
  return {
    describe: (clusterArn, taskArn) => describe(client, clusterArn, taskArn),
    async stop(clusterArn, taskArn, reason) {
      try {
        await client.send(new StopTaskCommand({ cluster: clusterArn, task: taskArn, reason }));
      } catch (thrown) {
        if (isRefusedAsInvalid(thrown) && (await isOver(client, clusterArn, taskArn))) return;
        throw callFailed({ action: 'ecs:StopTask', target: taskArn }, thrown);
      }
    },
  };
}

async function describe(client: ECSClient, clusterArn: string, taskArn: string): Promise<TaskState | undefined> {
  const call: AwsCall = { action: 'ecs:DescribeTasks', target: taskArn };
  const asked = client.send(new DescribeTasksCommand({ cluster: clusterArn, tasks: [taskArn] }));
  // A deleted cluster has no tasks left.
  const answer = await unlessRefused(['ClusterNotFoundException'], asked).catch((thrown: unknown) => {
    throw callFailed(call, thrown);
  });
  if (answer === undefined) return undefined;
  const task = answer.tasks?.find((candidate) => candidate.taskArn === taskArn);
  if (task?.desiredStatus !== undefined && task.taskDefinitionArn !== undefined) {
    return {
      taskArn,
      desiredStatus: task.desiredStatus,
      taskDefinitionArn: task.taskDefinitionArn,
      stoppedReason: task.stoppedReason,
    };
  }
  const failure = answer.failures?.find((candidate) => candidate.arn === taskArn || candidate.arn === undefined);
  if (failure?.reason === 'MISSING') return undefined;
  throw answerInvalid(
    call,
    failure === undefined ? 'neither the task nor a failure' : `failure ${failure.reason ?? ''}`,
  );
}

const REFUSED_AS_INVALID = new Set(['InvalidParameterException', 'ClusterNotFoundException']);

function isRefusedAsInvalid(thrown: unknown): boolean {
  return thrown instanceof Error && REFUSED_AS_INVALID.has(thrown.name);
}

/**
 * ECS says InvalidParameterException for a task that it no longer knows, but also for a request that is wrong: the task
 * itself tells which, not the wording of the message.
 */
async function isOver(client: ECSClient, clusterArn: string, taskArn: string): Promise<boolean> {
  const state = await describe(client, clusterArn, taskArn);
  return state === undefined || state.desiredStatus === 'STOPPED';
}
