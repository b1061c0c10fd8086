import { parseTaskEvent, taskSubject } from '../../../../core/inputs/task-event';
import type { RawObject } from '../../../../core/subject/raw';
import { valueAt } from '../../../../core/subject/json';
import { unknownValue } from '../../../../core/subject/unknown';
import { DEFINITION_ARN, taskEvent } from './task-event-sample';

const DEFINITION = {
  taskDefinitionArn: DEFINITION_ARN,
  family: 'web',
  revision: 37,
  status: 'INACTIVE',
  cpu: '256',
  containerDefinitions: [
    {
      name: 'web',
      image: 'web:1',
      command: ['old'],
      environment: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
    },
    { name: 'side', image: 'side:1' },
  ],
};

function subjectWith(overrides: unknown, definition: RawObject | null = DEFINITION) {
  return taskSubject(parseTaskEvent(taskEvent({ overrides })), definition);
}

describe('the subject of a running task', () => {
  it('is its definition, without the status that says nothing of the task', () => {
    const subject = taskSubject(parseTaskEvent(taskEvent()), {
      taskDefinition: DEFINITION,
      tags: [{ key: 'team', value: 'a' }],
    });

    expect(subject).toMatchObject({
      type: 'AWS::ECS::TaskDefinition',
      id: DEFINITION_ARN,
      arn: DEFINITION_ARN,
      account: '111122223333',
      region: 'eu-west-1',
      source: 'task-event',
      tags: { team: 'a' },
      configuration: { Family: 'web', Cpu: 256, ContainerDefinitions: [{ Name: 'web' }, { Name: 'side' }] },
      origin: null,
      redirects: [],
    });
    expect(subject.configuration).not.toHaveProperty('Status');
    expect(subject.configuration).not.toHaveProperty('Overrides');
    expect(subject).not.toHaveProperty('parts');
  });

  it('has the overrides merged in by name, and says where each was written', () => {
    const { configuration, redirects } = subjectWith({
      cpu: '1 vCPU',
      taskRoleArn: 'arn:aws:iam::111122223333:role/x',
      containerOverrides: [
        { name: 'unknown', command: ['ignored'] },
        {
          name: 'web',
          command: ['new'],
          memory: 512,
          environment: [
            { name: 'C', value: '3' },
            { name: 'B', value: 'other' },
          ],
        },
        { name: 'side', environment: [{ name: 'X', value: '' }] },
        { command: ['nameless'] },
      ],
    });

    expect(configuration).toMatchObject({
      Cpu: 1024,
      TaskRoleArn: 'arn:aws:iam::111122223333:role/x',
      ContainerDefinitions: [
        {
          Name: 'web',
          Image: 'web:1',
          Command: ['new'],
          Memory: 512,
          Environment: [
            { Name: 'A', Value: '1' },
            { Name: 'B', Value: 'other' },
            { Name: 'C', Value: '3' },
          ],
        },
        { Name: 'side', Environment: [{ Name: 'X' }] },
      ],
      Overrides: { Cpu: 1024 },
    });
    for (const { from, to } of redirects) {
      expect(valueAt(configuration, from)).toBe(valueAt(configuration, to));
      expect(valueAt(configuration, from)).toBeDefined();
    }
    expect(redirects.map(({ from, to }) => `${from.join('/')} ${to.join('/')}`)).toEqual([
      'Cpu Overrides/Cpu',
      'TaskRoleArn Overrides/TaskRoleArn',
      'ContainerDefinitions/0/Command Overrides/ContainerOverrides/1/Command',
      'ContainerDefinitions/0/Memory Overrides/ContainerOverrides/1/Memory',
      'ContainerDefinitions/0/Environment/2 Overrides/ContainerOverrides/1/Environment/0',
      'ContainerDefinitions/0/Environment/1 Overrides/ContainerOverrides/1/Environment/1',
      'ContainerDefinitions/1/Environment/0 Overrides/ContainerOverrides/2/Environment/0',
    ]);
  });

  it('follows the later of two overrides for one container', () => {
    const { configuration, redirects } = subjectWith({
      containerOverrides: [
        { name: 'web', command: ['first'], memory: 1 },
        { name: 'web', command: ['second'] },
      ],
    });

    expect(valueAt(configuration, ['ContainerDefinitions', 0, 'Command'])).toEqual(['second']);
    expect(redirects).toHaveLength(2);
    expect(redirects).toContainEqual({
      from: ['ContainerDefinitions', 0, 'Command'],
      to: ['Overrides', 'ContainerOverrides', 1, 'Command'],
    });
  });

  it('knows no variables where the override cannot be read, and leaves the others alone', () => {
    const { configuration, redirects } = subjectWith({
      containerOverrides: [
        { name: 'web', environment: 'canary' },
        { name: 'side', environment: [7, { value: 'nameless' }] },
      ],
    });

    expect(valueAt(configuration, ['ContainerDefinitions', 0, 'Environment'])).toMatchObject({
      $unknown: 'not-coercible',
    });
    expect(valueAt(configuration, ['ContainerDefinitions', 1, 'Environment'])).toEqual([
      unknownValue('not-coercible', 'expected an object'),
      { Value: 'nameless' },
    ]);
    expect(redirects).toHaveLength(3);
  });

  it.each<[string, unknown]>([
    ['the list of overrides', { ContainerOverrides: 'all of them' }],
    ['an override', { ContainerOverrides: ['x'] }],
    [
      'the name of an override',
      {
        ContainerOverrides: [
          { Name: {}, Command: ['x'] },
          { Name: [1], Command: ['x'] },
        ],
      },
    ],
  ])('knows nothing that may be overridden where %s cannot be read', (_, overrides) => {
    const { configuration } = subjectWith(overrides);

    expect(valueAt(configuration, ['ContainerDefinitions', 1])).toMatchObject({
      Image: 'side:1',
      Name: 'side',
      ...(JSON.stringify(overrides).includes('{},')
        ? {}
        : { Command: { $unknown: 'not-coercible' }, Environment: { $unknown: 'not-coercible' } }),
    });
  });

  it('leaves alone a container, and variables, that are not known', () => {
    const marker = unknownValue('not-recorded', 'x');
    const definition = { ContainerDefinitions: [marker, { Name: 'web', Environment: marker }, {}] };

    const { configuration } = subjectWith(
      { containerOverrides: [{ name: 'web', environment: [{ name: 'A', value: '1' }] }] },
      definition,
    );

    expect(configuration['ContainerDefinitions']).toEqual([marker, { Environment: marker, Name: 'web' }, {}]);
  });

  it('is unknown but for its name and overrides when the definition is not given', () => {
    const { configuration } = subjectWith({ taskRoleArn: 'x' }, null);

    const missing = unknownValue('fact-missing', 'definition not given');
    expect(configuration).toMatchObject({
      TaskDefinitionArn: DEFINITION_ARN,
      Family: 'web',
      Revision: 37,
      TaskRoleArn: 'x',
      ContainerDefinitions: missing,
      Volumes: missing,
      Overrides: { TaskRoleArn: 'x' },
    });
  });
});
