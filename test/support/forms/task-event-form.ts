import type { JsonObject } from '../../../core/subject/json';
import { deployedConfiguration } from './deployed-configuration';
import { describedAs } from './describe-form';
import { jsonFile, type Form, type FormSource } from './form';
import { answeredObstacle, taskDefinitionsOnly, writtenStatus } from './obstacle-of';
import { arnOf } from './resource-arn';

/** An ECS Task State Change event, and the definition that it names. */
export const taskEventForm: Form = {
  name: 'task event with its definition',
  reader: 'task-event',
  obstacle: (source) =>
    taskDefinitionsOnly(source) ??
    answeredObstacle(source) ??
    (writtenStatus(source) === undefined ? undefined : 'stillRuns'),
  carried: deployedConfiguration,
  files: (source) => [jsonFile('event.json', taskEventOf(source)), jsonFile('definition.json', describedAs(source))],
};

/** The event of a task that was started from a definition without overrides. */
export function taskEventOf(source: FormSource): JsonObject {
  const place = `${source.region ?? 'eu-west-1'}:${source.account ?? '111122223333'}`;
  const taskArn = `arn:aws:ecs:${place}:task/prod/0f9d`;
  return {
    version: '0',
    id: 'event-0f9d-3',
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account: source.account ?? '111122223333',
    time: '2026-11-03T09:15:04Z',
    region: source.region ?? 'eu-west-1',
    resources: [taskArn],
    detail: {
      clusterArn: `arn:aws:ecs:${place}:cluster/prod`,
      containers: [],
      desiredStatus: 'RUNNING',
      lastStatus: 'PENDING',
      launchType: 'EC2',
      overrides: { containerOverrides: [] },
      taskArn,
      taskDefinitionArn: arnOf(source),
      version: 3,
    },
  };
}
