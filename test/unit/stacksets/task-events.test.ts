import type { Json, JsonObject } from '../../../core/subject/json';
import { TASK_EVENT_PATTERN } from '../../../stacksets/task-events';
import { matchesPattern } from '../../support/event-pattern';
import { jsonOf } from '../../support/json-of';
import { propertyOf, synthesis, templateOf } from '../../support/synthesis';

const deployed: Json = propertyOf(templateOf(synthesis(), 'core'), 'TaskEvents', 'EventPattern') ?? null;

/** A task state change as ECS sends it, shortened to what tells one event from another. */
function taskEvent(detail: JsonObject): JsonObject {
  return {
    version: '0',
    id: '6f1c2d3e-0000-4000-8000-000000000001',
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account: '111122223333',
    time: '2026-11-03T09:15:04Z',
    region: 'eu-west-1',
    resources: ['arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d8c7b'],
    detail: {
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d8c7b',
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:37',
      desiredStatus: 'RUNNING',
      lastStatus: 'PROVISIONING',
      containers: [{ name: 'web', lastStatus: 'PENDING' }],
      version: 1,
      ...detail,
    },
  };
}

describe('the rule for task events', () => {
  it('deploys the pattern as written', () => {
    expect(deployed).toEqual(jsonOf(JSON.stringify(TASK_EVENT_PATTERN)));
  });

  it.each(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING'])(
    'takes a task that is meant to run and is %s',
    (status) => {
      expect(matchesPattern(deployed, taskEvent({ lastStatus: status }))).toBe(true);
    },
  );

  it.each(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED', 'DELETED'])(
    'leaves out a task on its way down: %s',
    (status) => {
      expect(matchesPattern(deployed, taskEvent({ lastStatus: status, desiredStatus: 'STOPPED' }))).toBe(false);
    },
  );

  it('leaves out a task that is being stopped while it still runs', () => {
    expect(matchesPattern(deployed, taskEvent({ lastStatus: 'RUNNING', desiredStatus: 'STOPPED' }))).toBe(false);
  });

  it.each<[string, JsonObject]>([
    [
      'a container instance, which has no desired status (C9)',
      {
        ...taskEvent({}),
        'detail-type': 'ECS Container Instance State Change',
        detail: {
          containerInstanceArn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/1a2b',
          status: 'ACTIVE',
        },
      },
    ],
    ['a deployment', { ...taskEvent({}), 'detail-type': 'ECS Deployment State Change' }],
    ['a service action', { ...taskEvent({}), 'detail-type': 'ECS Service Action' }],
    ['a hook', { ...taskEvent({}), 'detail-type': 'ECS Hook State Change' }],
    ['an API call', { ...taskEvent({}), 'detail-type': 'AWS API Call via CloudTrail' }],
    ['an event that somebody else put', { ...taskEvent({}), source: 'my.app' }],
  ])('leaves out %s', (_what, event) => {
    expect(matchesPattern(deployed, event)).toBe(false);
  });
});
