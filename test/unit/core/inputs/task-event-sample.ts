export const DEFINITION_ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37';

/** An ECS Task State Change event as EventBridge sends it; settings replace members of its detail. */
export function taskEvent(detail: Readonly<Record<string, unknown>> = {}) {
  return {
    version: '0',
    id: 'event-1',
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account: '111122223333',
    time: '2026-11-03T09:15:04Z',
    region: 'eu-west-1',
    resources: [],
    detail: {
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d',
      taskDefinitionArn: DEFINITION_ARN,
      version: 3,
      desiredStatus: 'RUNNING',
      lastStatus: 'ACTIVATING',
      surprise: { new: true },
      ...detail,
    },
  };
}
