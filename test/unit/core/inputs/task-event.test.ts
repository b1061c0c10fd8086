import { parseTaskEvent } from '../../../../core/inputs/task-event';
import { failureOf } from '../../../support/failure-of';
import { DEFINITION_ARN, taskEvent } from './task-event-sample';

describe('parseTaskEvent', () => {
  it('reads what anything depends on and accepts whatever else there is', () => {
    const event = parseTaskEvent(
      taskEvent({
        createdAt: '2026-11-03T09:14:47.725Z',
        updatedAt: '2026-11-03T09:15:04.618059641Z',
        group: 'service:web',
        startedBy: 'ecs-svc/1',
        launchType: 'FARGATE',
        enableExecuteCommand: true,
        overrides: { containerOverrides: [{ name: 'web', command: ['x'] }] },
        containers: [{ name: 'web', image: 'web:1', imageDigest: 'sha256:2f', cpu: '0' }, {}],
      }),
    );

    expect(event).toEqual({
      id: 'event-1',
      account: '111122223333',
      region: 'eu-west-1',
      time: new Date('2026-11-03T09:15:04Z'),
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0f9d',
      taskDefinitionArn: DEFINITION_ARN,
      version: 3,
      desiredStatus: 'RUNNING',
      lastStatus: 'ACTIVATING',
      createdAt: new Date('2026-11-03T09:14:47.725Z'),
      updatedAt: new Date('2026-11-03T09:15:04.618Z'),
      group: 'service:web',
      startedBy: 'ecs-svc/1',
      launchType: 'FARGATE',
      enableExecuteCommand: true,
      overrides: { containerOverrides: [{ name: 'web', command: ['x'] }] },
      containers: [{ name: 'web', image: 'web:1', imageDigest: 'sha256:2f' }, {}],
    });
  });

  it('does without what ECS leaves out', () => {
    const event = parseTaskEvent(taskEvent({ group: null, overrides: null, containers: null, createdAt: null }));

    expect(event).toMatchObject({
      group: undefined,
      startedBy: undefined,
      launchType: undefined,
      createdAt: undefined,
      updatedAt: undefined,
      enableExecuteCommand: false,
      overrides: {},
      containers: [],
    });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'no ARN of its cluster',
      { clusterArn: 'prod' },
      'detail.clusterArn',
      'another text; expected the ARN of a cluster',
    ],
    ['an ARN of another service', { taskArn: 'arn:aws:iam::111122223333:role/x' }, 'detail.taskArn', 'another text'],
    ['no task definition', { taskDefinitionArn: undefined }, 'detail.taskDefinitionArn', 'missing'],
    [
      'a task definition without revision',
      { taskDefinitionArn: DEFINITION_ARN.replace(':37', '') },
      'detail.taskDefinitionArn',
      'revision',
    ],
    ['a version that is a text', { version: '3' }, 'detail.version', 'another text; expected a whole number'],
    ['an empty status', { desiredStatus: '' }, 'detail.desiredStatus', 'an empty text'],
    ['a time that is none', { createdAt: 'yesterday' }, 'detail.createdAt', 'expected an ISO 8601 time'],
    ['a group that is a list', { group: [] }, 'detail.group', 'a list; expected a text'],
    [
      'a flag that is a number',
      { enableExecuteCommand: 1 },
      'detail.enableExecuteCommand',
      'a number; expected true or false',
    ],
    ['overrides that are a text', { overrides: 'canary' }, 'detail.overrides', 'an object'],
    [
      'overrides that are an object',
      { overrides: { containerOverrides: {} } },
      'detail.overrides.containerOverrides',
      'a list',
    ],
    [
      'an override that is null',
      { overrides: { containerOverrides: [null] } },
      'detail.overrides.containerOverrides.0',
      'null; expected an object',
    ],
    [
      'an override with a number for a name',
      { overrides: { containerOverrides: [{ name: 1 }] } },
      'detail.overrides.containerOverrides.0.name',
      'a number',
    ],
    [
      'overrides without end',
      { overrides: { x: JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) } },
      'detail.overrides',
      'an object',
    ],
    ['containers that are none', { containers: 'canary' }, 'detail.containers', 'a list of containers'],
    ['a container that is none', { containers: [1] }, 'detail.containers.0', 'an object'],
  ])('refuses a task with %s', async (_, detail, field, message) => {
    const error = await failureOf(() => parseTaskEvent(taskEvent(detail)));

    expect([error.code, error.place]).toEqual(['EVENT_INVALID', { field }]);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('canary');
  });

  it.each<[string, unknown, string, string]>([
    ['nothing', undefined, '', 'it is missing'],
    ['a list', [], '', 'it is a list; expected an object'],
    ['an event without detail', { ...taskEvent(), detail: 7 }, 'detail', 'a number'],
    [
      'another event',
      { ...taskEvent(), 'detail-type': 'ECS Service Action' },
      'detail-type',
      '"ECS Task State Change"',
    ],
    ['an event of another service', { ...taskEvent(), source: 'my.app' }, 'source', '"aws.ecs"'],
    ['a strange account', { ...taskEvent(), account: '123' }, 'account', 'a 12-digit account id'],
    ['an object for an id', { ...taskEvent(), id: {} }, 'id', 'an object; expected the id'],
    ['an invalid time', { ...taskEvent(), time: '2026-13-01T00:00:00Z' }, 'time', 'another text'],
  ])('refuses %s', async (_, event, field, message) => {
    const error = await failureOf(() => parseTaskEvent(event));

    expect([error.code, error.place.field]).toEqual(['EVENT_INVALID', field]);
    expect(error.message).toContain(message);
  });
});
