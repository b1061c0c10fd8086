import fc from 'fast-check';
import { jsonTree } from '../../../../core/inputs/json-tree';
import { locate, locateResource } from '../../../../core/inputs/locate';
import { parseTaskEvent, taskSubject } from '../../../../core/inputs/task-event';
import { positionAt } from '../../../../core/inputs/text-position';
import { readFiles } from '../../../../core/inputs/read-files';
import type { Path } from '../../../../core/subject/json';
import { file, subjectOf } from './source';
import { DEFINITION_ARN, taskEvent } from './task-event-sample';

const YAML = `Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Volumes:
        - EFSVolumeConfiguration: { FilesystemId: fs-1 }
      ContainerDefinitions:
        - !Ref AWS::NoValue
        - Ref: AWS::NoValue
        - Name: app
          DockerLabels: { Team/a: x }
        - *side
`.replace('*side', '{ Name: side }');

describe('locate', () => {
  it.each<[Path, number, number, string]>([
    [['Volumes', 0, 'EfsVolumeConfiguration', 'FileSystemId'], 6, 37, '/Volumes/0/EFSVolumeConfiguration/FilesystemId'],
    [
      ['Volumes', 0, 'EfsVolumeConfiguration', 'TransitEncryption'],
      6,
      11,
      '/Volumes/0/EFSVolumeConfiguration/TransitEncryption',
    ],
    [['ContainerDefinitions', 0], 10, 11, '/ContainerDefinitions/2'],
    [['ContainerDefinitions', 0, 'Name'], 10, 11, '/ContainerDefinitions/2/Name'],
    [['ContainerDefinitions', 0, 'DockerLabels', 'Team/a'], 11, 27, '/ContainerDefinitions/2/DockerLabels/Team~1a'],
    [['ContainerDefinitions', 1, 'Name'], 12, 13, '/ContainerDefinitions/3/Name'],
    [['ContainerDefinitions', 1, 'User'], 12, 11, '/ContainerDefinitions/3/User'],
    [['ContainerDefinitions', 9, 'User'], 7, 7, '/ContainerDefinitions/9/User'],
    [['PidMode'], 4, 5, '/PidMode'],
    [['Volumes', 'x'], 5, 7, '/Volumes/x'],
  ])('finds %j in a YAML template', (path, line, column, pointer) => {
    const location = locate(subjectOf(YAML), path);

    expect(location).toEqual({ file: 'input.yaml', line, column, pointer: `/Resources/Web/Properties${pointer}` });
  });

  it('finds a place through an anchor and a merge key', () => {
    const text = 'family: web\nx: &x\n  privileged: true\ncontainerDefinitions:\n- <<: *x\n  name: a\n';

    expect(locate(subjectOf(text), ['ContainerDefinitions', 0, 'Privileged'])).toMatchObject({
      line: 3,
      pointer: '/containerDefinitions/0/privileged',
    });
  });

  it('writes an absent key as the others are written', () => {
    const text = '{\r\n  "family": "web",\r\n  "containerDefinitions": [{"name": "a"}, {}]\r\n}';

    const pointers = [
      ['ContainerDefinitions', 0, 'User'],
      ['ContainerDefinitions', 1, 'User'],
      ['Volumes', 0],
    ].map((path) => locate(subjectOf(text), path)?.pointer);

    expect(pointers).toEqual(['/containerDefinitions/0/user', '/containerDefinitions/1/User', '/volumes/0']);
  });

  it('counts what looks like AWS::NoValue outside of templates', () => {
    const content = { containerDefinitions: [{ Ref: 'AWS::NoValue' }, { name: 'a' }] };

    expect(locate(subjectOf(content), ['ContainerDefinitions', 1, 'Name'])).toMatchObject({
      pointer: '/containerDefinitions/1/name',
    });
  });

  it('ends at a text that holds the configuration', () => {
    const item = { resourceType: 'AWS::ECS::TaskDefinition', resourceId: 'x', configuration: '{"family": "web"}' };

    expect(locate(subjectOf(item), ['Family'])).toMatchObject({ line: 4, column: 3, pointer: '/configuration' });
  });

  it('finds the lone element that stands without its list', () => {
    const template = {
      Resources: {
        Repo: {
          Type: 'AWS::ECR::Repository',
          Properties: { RepositoryPolicyText: { Statement: { Effect: 'Allow', Action: 'ecr:*', Principal: '*' } } },
        },
      },
    };
    const path = ['RepositoryPolicyText', 'Statement', 0];

    const pointers = [['Action', 0], ['Principal', '*', 0], ['Effect']].map(
      (rest) => locate(subjectOf(template), [...path, ...rest])?.pointer,
    );

    const statement = '/Resources/Repo/Properties/RepositoryPolicyText/Statement';
    expect(pointers).toEqual([`${statement}/Action`, `${statement}/Principal`, `${statement}/Effect`]);
  });

  it('finds overrides in the event and the rest in the definition', () => {
    const overrides = { containerOverrides: [{ name: 'app', environment: [{ name: 'A', value: '1' }] }] };
    const definition = { taskDefinitionArn: DEFINITION_ARN, containerDefinitions: [{ name: 'app' }] };
    const [task] = readFiles([
      file('event.json', taskEvent({ overrides })),
      file('definition.json', definition),
    ]).subjects;
    if (task === undefined) throw new Error('no subject');

    const locations = [
      locate(task, ['ContainerDefinitions', 0, 'Name']),
      locate(task, ['ContainerDefinitions', 0, 'Environment', 0, 'Name']),
      locate(task, ['Overrides', 'ContainerOverrides', 0, 'Name']),
      locateResource(task),
    ];

    expect(locations).toMatchObject([
      { file: 'definition.json', pointer: '/containerDefinitions/0/name' },
      { file: 'event.json', pointer: '/detail/overrides/containerOverrides/0/environment/0/name' },
      { file: 'event.json', pointer: '/detail/overrides/containerOverrides/0/name' },
      { file: 'definition.json', pointer: '' },
    ]);
  });

  it('finds nothing for what was not read from a file', () => {
    const subject = taskSubject(parseTaskEvent(taskEvent()), null);

    expect([locate(subject, ['Family']), locate(subject, ['Overrides']), locateResource(subject)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('finds the line that holds the key, whatever the file looks like', () => {
    const keys = fc.uniqueArray(
      fc.constantFrom('Name', 'Image', 'User', 'Privileged', 'Hostname', 'WorkingDirectory', 'Essential'),
      { minLength: 1 },
    );
    const spelling = fc.constantFrom(
      (key: string) => key,
      (key: string) => key.toLowerCase(),
      (key: string) => key.toUpperCase(),
    );
    const end = fc.constantFrom('\n', '\r\n');

    fc.assert(
      fc.property(
        fc.array(keys, { minLength: 1, maxLength: 4 }),
        spelling,
        end,
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        (containers, spell, end, indent, isYaml) => {
          const list = containers.map((names) => Object.fromEntries(names.map((name) => [spell(name), 'true'])));
          const json = JSON.stringify({ family: 'f', containerDefinitions: list }, null, indent).replaceAll('\n', end);
          const yaml = [
            'family: f',
            'containerDefinitions:',
            ...list.flatMap((item) => ['-', ...Object.keys(item).map((key) => `  ${key}: yes`)]),
          ].join(end);
          const text = isYaml ? yaml : json;
          const subject = subjectOf(text);

          containers.forEach((names, index) => {
            for (const name of names) {
              const location = locate(subject, ['ContainerDefinitions', index, name]);
              const line = text.split(end)[(location?.line ?? 0) - 1] ?? '';
              expect(
                line
                  .slice((location?.column ?? 0) - 1)
                  .replace('"', '')
                  .startsWith(spell(name)),
              ).toBe(true);
              expect(location?.pointer).toBe(`/containerDefinitions/${index}/${spell(name)}`);
            }
          });
        },
      ),
    );
  });
});

describe('jsonTree', () => {
  it.each(['', '{"a"'])('does without what is missing in %j', (text) => {
    expect(() => jsonTree(text)).not.toThrow();
  });
});

describe('locateResource', () => {
  it('finds the logical id', () => {
    expect(locateResource(subjectOf(YAML))).toEqual({
      file: 'input.yaml',
      line: 2,
      column: 3,
      pointer: '/Resources/Web',
    });
  });
});

describe('positionAt', () => {
  it.each([
    ['', 0, 1, 1],
    ['abc', 2, 1, 3],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb\n\nc', 5, 4, 1],
    ['a\n', 2, 2, 1],
  ])('of %j at %i is %i:%i', (text, offset, line, column) => {
    expect(positionAt(text, offset)).toEqual({ line, column });
  });
});
