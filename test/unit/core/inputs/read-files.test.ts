import { INPUT_KINDS } from '../../../../core/inputs/detect';
import { plainJson } from '../../../../core/inputs/plain-json';
import { readFiles } from '../../../../core/inputs/read-files';
import { OpenObject, PlainScalar } from '../../../../core/subject/raw';
import { unknownValue } from '../../../../core/subject/unknown';
import { file, readOne, subjectOf } from './source';
import { DEFINITION_ARN, taskEvent } from './task-event-sample';

const REGISTER = { family: 'web', containerDefinitions: [{ name: 'app', image: 'web:1', privileged: true }] };

describe('a task definition', () => {
  it.each<[string, unknown, string]>([
    ['for registering', REGISTER, 'web'],
    [
      'in PascalCase',
      { Family: 'web', ContainerDefinitions: [{ Name: 'app', Privileged: 'true', Image: 'web:1' }] },
      'web',
    ],
    ['with a revision', { ...REGISTER, revision: 3 }, 'web:3'],
    ['with an ARN', { ...REGISTER, taskDefinitionArn: DEFINITION_ARN }, DEFINITION_ARN],
    ['without a family', { containerDefinitions: REGISTER.containerDefinitions }, 'input.json#0'],
  ])('is read %s', (_, content, id) => {
    const subject = subjectOf(content);

    expect(subject).toMatchObject({
      type: 'AWS::ECS::TaskDefinition',
      source: 'task-definition',
      id,
      configuration: { ContainerDefinitions: [{ Image: 'web:1', Name: 'app', Privileged: true }] },
      origin: { resource: [], configuration: [] },
    });
  });

  it('is read from YAML, with texts as they are written', () => {
    const { configuration } = subjectOf(
      'family: 007\ncontainerDefinitions:\n- name: app\n  user: 0:0\n  privileged: yes\n',
    );

    expect(configuration).toEqual({
      ContainerDefinitions: [{ Name: 'app', Privileged: true, User: '0:0' }],
      Family: '007',
    });
  });
});

describe('a describe answer', () => {
  it.each<[string, unknown, string, readonly (string | number)[]]>([
    [
      'a task definition',
      { taskDefinition: { ...REGISTER, taskDefinitionArn: DEFINITION_ARN }, tags: [{ key: 'a', value: 'b' }] },
      DEFINITION_ARN,
      ['taskDefinition'],
    ],
    [
      'one in PascalCase',
      { TaskDefinition: { Family: 'web', Tags: [{ Key: 'a', Value: 'b' }] }, Tags: [] },
      'web',
      ['TaskDefinition'],
    ],
    [
      'a service',
      { services: [{ serviceName: 'api', tags: [{ key: 'a', value: 'b' }] }], failures: [] },
      'api',
      ['services', 0],
    ],
    ['a cluster', { Clusters: [{ ClusterName: 'prod', Tags: [{ Key: 'a', Value: 'b' }] }] }, 'prod', ['Clusters', 0]],
    [
      'a task set',
      {
        taskSets: [
          { taskSetArn: 'arn:aws:ecs:eu-west-1:111122223333:task-set/a/b/c', tags: [{ key: 'a', value: 'b' }] },
        ],
      },
      'arn:aws:ecs:eu-west-1:111122223333:task-set/a/b/c',
      ['taskSets', 0],
    ],
    [
      'a repository',
      { repositories: [{ repositoryName: 'web', tags: [{ key: 'a', value: 'b' }] }] },
      'web',
      ['repositories', 0],
    ],
  ])('of %s is read', (_, content, id, path) => {
    const subject = subjectOf(content);

    expect(subject).toMatchObject({
      id,
      source: 'describe',
      tags: { a: 'b' },
      origin: { resource: path, configuration: path },
    });
  });

  it('with an ARN says account, Region and partition, whatever is given', () => {
    const clusterArn = 'arn:aws-us-gov:ecs:us-gov-west-1:111122223333:cluster/prod';

    const subject = subjectOf({ clusters: [{ clusterArn }] }, { account: '222233334444', region: 'eu-west-1' });

    expect(subject).toMatchObject({ account: '111122223333', region: 'us-gov-west-1', partition: 'aws-us-gov' });
  });

  it('loses no resource to one that is none', () => {
    const reading = readOne({
      services: ['x', { serviceName: 'api' }, {}],
      clusters: [{ clusterName: 'prod' }],
      failures: [{}],
    });

    expect(reading.subjects.map(({ id }) => id)).toEqual(['api', 'input.json#2', 'prod']);
    expect(reading.errors).toMatchObject([
      { code: 'EVENT_INVALID', place: { file: 'input.json', line: 3, field: '/services/0' } },
    ]);
  });

  it('without a resource is empty', () => {
    expect(readOne({ services: [], failures: [] })).toMatchObject({
      unrecognised: [],
      empty: [{ file: 'input.json' }],
    });
  });
});

describe('a task event', () => {
  const described = {
    taskDefinition: { ...REGISTER, taskDefinitionArn: DEFINITION_ARN, revision: 37 },
    tags: [{ key: 'a', value: 'b' }],
  };
  const nameless = { ...REGISTER, revision: 37 };

  it.each<[string, unknown]>([
    ['the ARN', described],
    ['family and revision', nameless],
  ])('finds its definition in another file by %s', (_, definition) => {
    const overrides = { containerOverrides: [{ name: 'app', command: ['x'] }] };

    const { subjects } = readFiles([file('event.json', taskEvent({ overrides })), file('definition.json', definition)]);

    expect(subjects).toMatchObject([
      {
        source: 'task-event',
        configuration: { ContainerDefinitions: [{ Command: ['x'], Image: 'web:1' }] },
        origin: { document: { name: 'definition.json' } },
        parts: [
          {
            at: ['Overrides'],
            origin: { document: { name: 'event.json' }, resource: [], configuration: ['detail', 'overrides'] },
          },
        ],
      },
      { source: definition === described ? 'describe' : 'task-definition' },
    ]);
    expect(subjects[0]?.tags).toEqual(subjects[1]?.tags);
  });

  it('keeps blocks of its definition that are present but empty', () => {
    const volumes = [{ name: 'data', efsVolumeConfiguration: { fileSystemId: '' } }];
    const definition = { taskDefinition: { ...described.taskDefinition, volumes } };

    const { subjects } = readFiles([file('event.json', taskEvent()), file('definition.json', definition)]);

    expect(subjects[0]?.configuration['Volumes']).toEqual(subjects[1]?.configuration['Volumes']);
  });

  it('does not take another definition for its own', () => {
    const other = {
      ...described.taskDefinition,
      taskDefinitionArn: DEFINITION_ARN.replace('111122223333', '222233334444'),
    };

    const { subjects } = readFiles([file('event.json', taskEvent()), file('other.json', other)]);

    expect(subjects[0]).toMatchObject({
      configuration: { ContainerDefinitions: unknownValue('fact-missing', 'definition not given') },
      origin: { document: { name: 'event.json' } },
    });
  });

  it('that is invalid is an error at its place', () => {
    expect(readOne([taskEvent(), taskEvent({ version: 'x' })]).errors).toMatchObject([
      { code: 'EVENT_INVALID', place: { file: 'input.json', field: '/1/detail/version' } },
    ]);
  });

  it('may be written in YAML', () => {
    const yaml = [
      'source: aws.ecs',
      'detail-type: ECS Task State Change',
      'id: x',
      'account: 111122223333',
      'region: eu-west-1',
      'time: 2026-11-03T09:15:04Z',
      'detail:',
      ...Object.entries(taskEvent().detail).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`),
    ].join('\n');

    expect(subjectOf(yaml)).toMatchObject({ id: DEFINITION_ARN, account: '111122223333' });
  });
});

describe('plainJson', () => {
  it('keeps account ids as texts and the members of open objects', () => {
    const open = new OpenObject(
      { a: new PlainScalar('012345678901', 1), b: new PlainScalar('3', 3), c: [true] },
      unknownValue('fact-missing', 'x'),
    );

    expect(plainJson(open)).toEqual({ a: '012345678901', b: 3, c: [true] });
  });
});

describe('detection', () => {
  it.each<[string, unknown]>([
    ['a text', '"text"'],
    ['a number', '7'],
    ['an empty YAML file', '# nothing'],
    ['a package.json', { name: 'x', dependencies: {} }],
    ['a Compose file', { services: { web: { image: 'x' } } }],
    ['a kubeconfig', { apiVersion: 'v1', kind: 'Config', clusters: [{ name: 'x', cluster: {} }] }],
    ['a list of chart repositories', { repositories: [{ name: 'stable', url: 'https://example.com' }] }],
    ['an empty list of services', { services: [] }],
    ['an event of another kind', { ...taskEvent(), 'detail-type': 'ECS Service Action' }],
    ['a list of properties', { resourceType: 'string', resourceId: 'string', 'configuration.cpu': 'string' }],
    ['bare container definitions', [{ name: 'app', image: 'x' }]],
    ['an empty list', []],
  ])('knows %s for nothing of ours', (_, content) => {
    const reading = readOne(content);

    expect(reading).toMatchObject({ subjects: [], errors: [], empty: [] });
    expect(reading.unrecognised).toHaveLength(1);
  });

  it.each(INPUT_KINDS)('can be told to take everything for %s, and does not find it everywhere', (kind) => {
    const reading = readOne({ name: 'x' }, { kind });

    expect(reading.unrecognised).toEqual([{ file: 'input.json', reason: `it is not of the kind ${kind}` }]);
  });

  it('can be overridden where something is of two kinds', () => {
    const both = { ...REGISTER, services: [{ serviceName: 'api' }] };

    expect(subjectOf(both).type).toBe('AWS::ECS::TaskDefinition');
    expect(subjectOf(both, { kind: 'describe' }).type).toBe('AWS::ECS::Service');
  });

  it('says which element of a list is of no kind', () => {
    const reading = readOne([REGISTER, { name: 'x' }, 'text']);

    expect(reading.subjects).toHaveLength(1);
    expect(reading.errors.map(({ code, message, place }) => [code, message, place.file])).toEqual([
      ['INPUT_KIND_UNKNOWN', 'Element 1 of the list is of no known kind.', 'input.json'],
      ['INPUT_KIND_UNKNOWN', 'Element 2 of the list is of no known kind.', 'input.json'],
    ]);
  });
});

describe('several files', () => {
  it('are read in their order, and a bad one loses nothing of the others', () => {
    const reading = readFiles([
      file('b.json', { family: 'b', containerDefinitions: [] }),
      file('broken.json', '{'),
      { name: 'binary.json', bytes: Uint8Array.from([0xff, 0xfe]) },
      file('other.json', {}),
      file('a.json', { family: 'a', containerDefinitions: [] }),
    ]);

    expect(reading.subjects.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(reading.errors.map(({ code, place }) => [code, place.file])).toEqual([
      ['JSON_PARSE', 'broken.json'],
      ['FILE_UNREADABLE', 'binary.json'],
    ]);
    expect(reading.unrecognised).toMatchObject([{ file: 'other.json' }]);
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['eu-west-1', 'aws'],
  ])('of Region %s are of partition %s', (region, partition) => {
    expect(subjectOf(REGISTER, { region })).toMatchObject({ region, partition });
  });
});
