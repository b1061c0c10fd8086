import { EcsState } from '../../../../sandbox/ecs/ecs-state';
import type { Task } from '../../../../sandbox/ecs/task';
import { taskStateChange } from '../../../../sandbox/ecs/task-event';
import { SandboxClock } from '../../../../sandbox/sandbox-clock';

const CLUSTER = 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod';
const REQUEST = {
  cluster: CLUSTER,
  taskDefinition: 'web',
  group: 'service:web',
  startedBy: 'ecs-svc/1',
  launchType: 'FARGATE',
} as const;

function start(): { readonly state: EcsState; readonly task: Task } {
  const state = new EcsState({ account: '111122223333', region: 'eu-west-1', partition: 'aws' }, new SandboxClock());
  state.register({ family: 'web', containerDefinitions: [{ name: 'app', image: 'web:1' }], tags: [] });
  return { state, task: state.runTask(REQUEST) };
}

describe('a task', () => {
  it('goes up state by state, and its version and time rise with each', () => {
    const { task } = start();
    const seen = [0, 1, 2, 3].map((step) => {
      if (step > 0) task.advance();
      return { status: task.lastStatus, version: task.version, at: task.updatedAt.getTime() };
    });

    expect(seen.map(({ status }) => status)).toEqual(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING']);
    expect(seen.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(new Set(seen.map(({ at }) => at)).size).toBe(4);
  });

  it('stays RUNNING until somebody asks it to stop', () => {
    const { task } = start();
    for (let step = 0; step < 3; step += 1) task.advance();

    const further = () => {
      task.advance();
    };

    expect(further).toThrow('nobody asked to stop it');
  });

  it('goes down from wherever it is when it is asked to stop, once', () => {
    const { task } = start();
    task.advance();

    task.stop('bad');
    const version = task.version;
    task.stop('again');
    for (let step = 0; step < 3; step += 1) task.advance();

    expect(task).toMatchObject({ desiredStatus: 'STOPPED', stoppedReason: 'bad', lastStatus: 'STOPPED' });
    expect(task.version).toBe(version + 3);
  });

  it('tells of itself in events as ECS does, with the image digest only once the image is pulled', () => {
    const { task } = start();

    const first = taskStateChange(task);
    task.advance();
    task.advance();
    const third = taskStateChange(task);

    expect(first).toMatchObject({
      'detail-type': 'ECS Task State Change',
      source: 'aws.ecs',
      account: '111122223333',
      region: 'eu-west-1',
      resources: [task.arn],
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      detail: {
        clusterArn: CLUSTER,
        taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
        desiredStatus: 'RUNNING',
        lastStatus: 'PROVISIONING',
        version: 1,
        group: 'service:web',
        createdAt: expect.stringMatching(/Z$/),
      },
    });
    expect(first).not.toHaveProperty('detail.containers.0.imageDigest');
    expect(first).not.toHaveProperty('detail.tags');
    expect(third).toHaveProperty('detail.containers.0.imageDigest', expect.stringMatching(/^sha256:[0-9a-f]{64}$/));
  });
});

describe('EcsState', () => {
  it('counts revisions of each family for itself and finds them by every name', () => {
    const { state } = start();

    state.register({ family: 'web', containerDefinitions: [] });
    state.register({ family: 'api', containerDefinitions: [] });

    const found = ['web', 'web:1', 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:2', 'api', 'web:3', 'eb:1'];
    expect(found.map((name) => state.definition(name)?.['taskDefinitionArn'] ?? null)).toEqual([
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:2',
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:2',
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/api:1',
      null,
      null,
    ]);
  });

  it('starts no task of a definition that is not there', () => {
    const { state } = start();

    const run = () => state.runTask({ ...REQUEST, taskDefinition: 'gone' });

    expect(run).toThrow('gone');
  });
});
