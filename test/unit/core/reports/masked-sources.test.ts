import { MaskedSources } from '../../../../core/reports/masked-sources';
import type { Path } from '../../../../core/subject/json';
import type { ResourceType, SourceDocument } from '../../../../core/subject/subject';
import { templateSubject, TEMPLATE } from './sample-findings';

/** Every line of a document as it would be printed. */
function printed(
  text: string,
  format: SourceDocument['format'],
  where: { readonly resource?: Path; readonly configuration?: Path; readonly type?: ResourceType } = {},
): readonly string[] {
  const { resource = [], configuration = [], type = 'AWS::ECS::TaskDefinition' } = where;
  const document = { name: 'it', text, format };
  const source = new MaskedSources([templateSubject({ type, origin: { document, resource, configuration } })]).get(
    'it',
  );
  return text.split(/\r\n|\r|\n/).map((_line, index) => source?.line(index + 1)?.text ?? '(no line)');
}

const TASK = {
  family: 'web',
  taskRoleArn: 'arn:aws:iam::111122223333:role/web',
  containerDefinitions: [
    {
      name: 'web',
      image: 'public.ecr.aws/nginx/nginx:1.27',
      user: '0:0',
      cpu: 256,
      privileged: true,
      environment: [{ name: 'DB_PASSWORD', value: 'canary-1' }],
      environmentFiles: [{ value: 'canary-2', type: 's3' }],
      secrets: [{ name: 'TOKEN', valueFrom: 'canary-3' }],
      command: ['serve', 'canary-4'],
      entryPoint: ['canary-5'],
      healthCheck: { command: ['CMD', 'canary-6'], interval: 5 },
      dockerLabels: { owner: 'canary-7' },
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-token': 'canary-8' },
        secretOptions: [{ name: 'splunk-token', valueFrom: 'canary-9' }],
      },
      repositoryCredentials: { credentialsParameter: 'canary-10' },
      credentialSpecs: ['canary-11'],
      somethingNew: { nested: ['canary-12'] },
    },
  ],
  volumes: [
    {
      name: 'v',
      dockerVolumeConfiguration: { driver: 'nfs', driverOpts: { o: 'canary-13' }, labels: { a: 'canary-14' } },
    },
  ],
  proxyConfiguration: { properties: [{ name: 'AppPorts', value: 'canary-15' }] },
  tags: [{ key: 'cost-centre', value: 'canary-16' }],
};

describe('MaskedSources', () => {
  it.each([
    ['JSON on many lines', JSON.stringify(TASK, null, 2), 'json'],
    ['JSON on one line', JSON.stringify(TASK), 'json'],
    ['YAML flow style', JSON.stringify(TASK, null, 2), 'yaml'],
  ] as const)('shows what is harmless and no value that could be a secret in %s', (_what, text, format) => {
    const all = printed(text, format).join('\n');

    expect(all).not.toMatch(/canary|serve/);
    for (const shown of [
      '0:0',
      'nginx:1.27',
      'DB_PASSWORD',
      'TOKEN',
      'cost-centre',
      'AppPorts',
      '256',
      'true',
      'splunk"',
    ]) {
      expect(all).toContain(shown);
    }
    expect(all).toContain('"splunk-token": ***'.replace(': ', text.includes('\n') ? ': ' : ':'));
  });

  it('shows a template with its YAML spelling, its type and nothing of other resources', () => {
    const text = [
      'Parameters:',
      '  Password: {Type: String, Default: canary}',
      'Resources:',
      '  Task: # canary in a comment',
      '    Type: AWS::ECS::TaskDefinition',
      '    Metadata: {note: canary}',
      '    Properties:',
      '      NetworkMode: &mode awsvpc',
      '      IpcMode: *mode',
      '      ContainerDefinitions:',
      '        - !If',
      '          - IsProd',
      '          - Name: !Sub "${Stage}-web"',
      '            User: !If [IsProd, root, app]',
      '            Image: {"Fn::Join": ["/", [host, name]]}',
      '            Hostname: {Ref: Host}',
      '            DnsServers: {"Fn::If": [A, [10.0.0.2], canary]}',
      '            Environment:',
      '              Fn::If: [IsProd, [{Name: KEY, Value: canary}], !Ref "AWS::NoValue"]',
      '            Command:',
      '              - |',
      '                canary block',
      '                canary text',
      '          - !Ref AWS::NoValue',
      '      ? [complex, canary]',
      '      : canary',
      '  Database:',
      '    Type: AWS::RDS::DBInstance',
      '    Properties: {MasterUserPassword: canary}',
      '--- canary: another document',
    ].join('\n');

    const lines = printed(text, 'yaml', {
      resource: ['Resources', 'Task'],
      configuration: ['Resources', 'Task', 'Properties'],
    });

    expect(lines).toEqual([
      'Parameters:',
      '  Password: {Type: ***, Default: ***}',
      'Resources:',
      '  Task: ***',
      '    Type: AWS::ECS::TaskDefinition',
      '    Metadata: {note: ***}',
      '    Properties:',
      '      NetworkMode: &mode awsvpc',
      '      IpcMode: *mode',
      '      ContainerDefinitions:',
      '        - !If',
      '          - ***',
      '          - Name: !Sub "${Stage}-web"',
      '            User: !If [IsProd, root, app]',
      '            Image: {"Fn::Join": ["/", [host, name]]}',
      '            Hostname: {Ref: Host}',
      '            DnsServers: {"Fn::If": [***, [10.0.0.2], ***]}',
      '            Environment:',
      '              Fn::If: [***, [{Name: KEY, Value: ***}], !Ref ***]',
      '            Command:',
      '              - ***',
      '***',
      '***',
      '          - !Ref ***',
      '      ? [***',
      '      : ***',
      '  Database:',
      '    Type: ***',
      '    Properties: {MasterUserPassword: ***}',
      '--- ***',
    ]);
  });

  it.each([
    ['a configuration that is one string', '{"configuration": "{canary: 1}"}', ['configuration']],
    ['a list where a map is expected', '{"configuration": [["canary"], {"Name": "canary"}]}', ['configuration']],
    ['a map where a text is expected', '{"configuration": {"Family": {"a": "canary"}}}', ['configuration']],
    [
      'a list below a free map',
      '{"configuration": {"ContainerDefinitions": [{"DockerLabels": ["canary"]}]}}',
      ['configuration'],
    ],
    [
      'an object in a command',
      '{"configuration": {"ContainerDefinitions": [{"Command": {"Name": "canary"}}]}}',
      ['configuration'],
    ],
    ['nothing where the resource should be', '{"canary": "canary"}'.replace('"canary":', '"key":'), ['elsewhere']],
  ])('hides %s', (_what, text, configuration) => {
    expect(printed(text, 'json', { configuration }).join()).not.toContain('canary');
  });

  it('shows the settings of a cluster, which judging turns on', () => {
    const text = '{"ClusterSettings": [{"Name": "containerInsights", "Value": "disabled"}]}';

    expect(printed(text, 'json', { type: 'AWS::ECS::Cluster' })).toEqual([text]);
  });

  it('shows the overrides of a running task, whose event is another file than its definition', () => {
    const text =
      '{"detail": {"overrides": {"containerOverrides": [{"name": "web", "command": ["canary"], "cpu": 1}]}, "x": "canary"}}';
    const origin = {
      document: { name: 'event.json', text, format: 'json' as const },
      resource: [],
      configuration: ['detail', 'overrides'],
    };

    const sources = new MaskedSources([templateSubject({ parts: [{ at: ['Overrides'], origin }] })]);

    expect(sources.get('event.json')?.line(1)?.text).toBe(
      '{"detail": {"overrides": {"containerOverrides": [{"name": "web", "command": [***], "cpu": 1}]}, "x": ***}}',
    );
    expect(sources.get(TEMPLATE.name)).toBeDefined();
  });

  it('shows the document of a policy that stands beside its role, and nothing else of it', () => {
    const text =
      '{"P": {"PolicyDocument": {"Statement": {"Effect": "Allow", "Action": ["s3:*"]}}, "Users": ["canary"]}}';
    const origin = {
      document: { name: 'roles.json', text, format: 'json' as const },
      resource: ['P'],
      configuration: ['P'],
    };
    const subject = templateSubject({ type: 'AWS::IAM::Role', parts: [{ at: ['RolePolicyList', 3], origin }] });

    expect(new MaskedSources([subject]).get('roles.json')?.line(1)?.text).toBe(text.replace('"canary"', '***'));
  });

  it('masks everything of a text that holds no value', () => {
    expect(printed('canary', 'json')).toEqual(['***']);
    expect(printed('', 'yaml')).toEqual(['(no line)']);
    expect(printed('# canary', 'yaml')).toEqual(['***']);
  });

  it('counts lines as editors do, whatever ends them', () => {
    expect(printed('{\r\n"Family":\t"a"\r}\n', 'json')).toEqual(['{', '"Family":  "a"', '}', '(no line)']);
  });

  it('makes controls visible and keeps the caret under its column', () => {
    const text =
      '{"Family": "a\u0085\u202eb", "NetworkMode": "host", "Tags": [{"Value": "canary"}], "IpcMode": "host"}';
    const document = { name: 'it', text, format: 'json' as const };
    const source = new MaskedSources([templateSubject({ origin: { document, resource: [], configuration: [] } })]).get(
      'it',
    );

    const { text: line = '', caret = 0 } = source?.line(1, text.indexOf('"IpcMode"') + 1) ?? {};

    expect(line).toContain('"a\\u0085\\u202eb"');
    expect(line.slice(caret)).toMatch(/^"IpcMode"/);
    expect(source?.line(1, text.indexOf('canary') + 1)?.caret).toBe(line.indexOf('***'));
    expect(source?.line(1, 5000)?.caret).toBe(line.length);
  });

  it('knows neither files nor lines that are not there', () => {
    const sources = new MaskedSources([templateSubject(), templateSubject({ origin: null })]);

    expect(sources.get('other.yaml')).toBeUndefined();
    expect(sources.get(TEMPLATE.name)?.line(0)).toBeUndefined();
    expect(sources.get(TEMPLATE.name)?.line(99)).toBeUndefined();
    expect(sources.get(TEMPLATE.name)).toBe(sources.get(TEMPLATE.name));
  });
});
