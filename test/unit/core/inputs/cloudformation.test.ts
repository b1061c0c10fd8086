import { isUnknown, unknownValue } from '../../../../core/subject/unknown';
import { valueAt, type Json } from '../../../../core/subject/json';
import { readOne, subjectOf } from './source';

function template(properties: unknown, resource: Record<string, unknown> = {}) {
  return { Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: properties, ...resource } } };
}

function container(yaml: string): Json | undefined {
  const lines = yaml.split('\n').map((line) => `            ${line}`);
  const text = [
    'Resources:',
    '  Task:',
    '    Type: AWS::ECS::TaskDefinition',
    '    Properties:',
    '      ContainerDefinitions:',
  ];
  const subject = subjectOf(
    [...text, '        - Name: app', '          LinuxParameters: {}', ...lines.map((line) => line.slice(2))].join('\n'),
  );
  return valueAt(subject.configuration, ['ContainerDefinitions', 0]);
}

describe('a template', () => {
  it('gives one subject for each resource of a judged type, in its order', () => {
    const reading = readOne({
      AWSTemplateFormatVersion: '2010-09-09',
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Web: {
          Type: 'AWS::ECS::TaskDefinition',
          Metadata: { 'aws:cdk:path': 'Shop/Web/Task' },
          Properties: {
            Family: 'web',
            Tags: [
              { Key: 'team', Value: 'a' },
              { Key: 'aws:x', Value: 'b' },
              { Key: { Ref: 'K' }, Value: 'c' },
              { Key: 'e' },
            ],
          },
        },
        Repo: { Type: 'AWS::ECR::Repository' },
        Text: 'no resource',
        Typeless: {},
      },
    });

    expect(reading).toMatchObject({ unrecognised: [], empty: [], errors: [], notEvaluated: [] });
    expect(reading.subjects).toMatchObject([
      {
        id: 'Web',
        type: 'AWS::ECS::TaskDefinition',
        arn: null,
        logicalId: 'Web',
        constructPath: 'Shop/Web/Task',
        source: 'cloudformation',
        partition: 'aws',
        account: unknownValue('unresolved-reference', 'give --account'),
        region: unknownValue('unresolved-reference', 'give --region'),
        tags: { team: 'a', e: '' },
        origin: { resource: ['Resources', 'Web'], configuration: ['Resources', 'Web', 'Properties'] },
      },
      { id: 'Repo', constructPath: null, configuration: {} },
    ]);
  });

  it('is of the account and Region that are given', () => {
    const subject = subjectOf(template({}), { account: '111122223333', region: 'cn-north-1' });

    expect(subject).toMatchObject({ account: '111122223333', region: 'cn-north-1', partition: 'aws-cn' });
  });

  it('without a resource of ours is empty, not unrecognised', () => {
    const reading = readOne({ AWSTemplateFormatVersion: '2010-09-09', Resources: {} });

    expect(reading).toMatchObject({ subjects: [], unrecognised: [], empty: [{ file: 'input.json' }] });
  });

  it.each([
    ['of a resource', { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }],
    ['of a transform', { Transform: 'AWS::LanguageExtensions', Resources: {} }],
    ['of nothing but a version', { AWSTemplateFormatVersion: '2010-09-09' }],
  ])('is known by the look %s', (_, content) => {
    expect(readOne(content).unrecognised).toEqual([]);
  });

  it.each([{ Resources: [] }, { Resources: { a: { Type: 'x' } } }, { Resources: {} }])('is not %j', (content) => {
    expect(readOne(content).unrecognised).toHaveLength(1);
  });
});

describe('an intrinsic function', () => {
  it.each<[string, unknown]>([
    ['!Ref AWS::Region', '${AWS::Region}'],
    ["{ Ref: 'AWS::AccountId' }", '${AWS::AccountId}'],
    [
      "!Sub '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/a'",
      '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/a',
    ],
    ["!Sub ['${!Literal} $x', { a: b }]", '${Literal} $x'],
    ['!Sub plain', 'plain'],
    ['!Sub 12', '12'],
    ['{ Fn::Sub: 012 }', '012'],
  ])('of pseudo parameters is read: %s', (written, expected) => {
    expect(container(`User: ${written}`)).toEqual({ Name: 'app', User: expected });
  });

  it.each([
    ['!Ref ImageUri', '!Ref ImageUri'],
    ['!Ref AWS::NotificationARNs', '!Ref AWS::NotificationARNs'],
    ['!Ref [x]', '!Ref x'],
    ['!Ref {}', '!Ref'],
    ['{ Ref: ~ }', '!Ref'],
    ['{ Fn::GetAtt: [Role, {}] }', '!GetAtt Role'],
    ["!Sub 'canary-${AWS::Region}-${Tag}'", '!Sub ${Tag}'],
    ["!Sub ['${a}', {a: canary}]", '!Sub ${a}'],
    ['!Sub []', '!Sub'],
    ['!GetAtt Role.Arn', '!GetAtt Role.Arn'],
    ['{ Fn::GetAtt: [Role, Arn] }', '!GetAtt Role.Arn'],
    ['!ImportValue shared-image', '!ImportValue shared-image'],
    ['!FindInMap [Images, canary, x]', '!FindInMap Images'],
    ["!Join ['', [canary, x]]", '!Join'],
    ['!Base64 canary', '!Base64'],
    ['!Surprise canary', '!Surprise'],
    ['{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: canary } } }', '!Transform AWS::Include'],
    ['{ Fn::Transform: [x] }', '!Transform'],
    ["'{{resolve:ssm:/canary:1}}'", '{{resolve:ssm:…}}'],
  ])('is unknown under its name: %s', (written, detail) => {
    expect(container(`Image: ${written}`)).toMatchObject({ Image: unknownValue('unresolved-reference', detail) });
  });

  it('Fn::If is an open condition, in a list as well', () => {
    expect(
      container('Command: [a, !If [Debug, b, !Ref AWS::NoValue], c]\nPrivileged: !If [Debug, true, false]'),
    ).toEqual({
      Command: ['a', unknownValue('open-condition', '!If Debug'), 'c'],
      Name: 'app',
      Privileged: unknownValue('open-condition', '!If Debug'),
    });
  });

  it.each<[string, unknown]>([
    ['JSON', template({ ContainerDefinitions: [null, ['x'], { Name: 'b' }] })],
    [
      'YAML',
      'Resources: {T: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [null, [x], {Name: b}]}}}\n',
    ],
  ])('null and lists among containers keep their place in %s', (_, content) => {
    const { configuration } = subjectOf(content);

    expect(configuration).toEqual({
      ContainerDefinitions: [
        unknownValue('not-coercible', 'expected an element, not null'),
        unknownValue('not-coercible', 'expected an object'),
        { Name: 'b' },
      ],
    });
  });

  it('AWS::NoValue is absent, and removes list elements', () => {
    expect(container('User: !Ref AWS::NoValue\nCommand: [{Ref: AWS::NoValue}, a, !Ref AWS::NoValue, b]')).toEqual({
      Command: ['a', 'b'],
      Name: 'app',
    });
  });

  it('that merges members in leaves the written ones decided and the others open', () => {
    const result = container('Privileged: true\nFn::Transform: { Name: AWS::Include }');

    expect(result).toMatchObject({
      Name: 'app',
      Privileged: true,
      ReadonlyRootFilesystem: unknownValue('unresolved-reference', '!Transform AWS::Include'),
    });
  });

  it('in place of the properties makes everything unknown', () => {
    const { configuration } = subjectOf(template({ 'Fn::Transform': { Name: 'AWS::Include' } }));

    expect(Object.values(configuration).every((value) => isUnknown(value))).toBe(true);
    expect(configuration).toHaveProperty('ContainerDefinitions');
  });

  it('beside the properties keeps the written ones and opens the others', () => {
    const { configuration } = subjectOf(template({ Family: 'web' }, { 'Fn::Transform': { Name: 'Macro' } }));

    expect(configuration).toMatchObject({
      Family: 'web',
      PidMode: unknownValue('unresolved-reference', '!Transform Macro'),
    });
  });

  it('leaves an empty configuration for properties without a value in YAML', () => {
    expect(subjectOf('Resources:\n  Repo:\n    Type: AWS::ECR::Repository\n    Properties:\n').configuration).toEqual(
      {},
    );
  });

  it.each([[{ Ref: 'AWS::NoValue' }], [undefined], [null]])(
    'leaves an empty configuration for properties of %j',
    (properties) => {
      expect(subjectOf(template(properties)).configuration).toEqual({});
    },
  );
});

describe('a value that gives a secret', () => {
  const PARAMETERS = {
    Password: { Type: 'String', NoEcho: true },
    Shown: { Type: 'String', NoEcho: false },
    Plain: { Type: 'String', Default: 'x' },
    Text: { Type: 'String', NoEcho: 'True' },
    Nothing: null,
  };

  function commandOf(argument: unknown, parameters: unknown = PARAMETERS): Json | undefined {
    const properties = { ContainerDefinitions: [{ Name: 'app', Command: [argument] }] };
    const { configuration } = subjectOf({ Parameters: parameters, ...template(properties) });
    return valueAt(configuration, ['ContainerDefinitions', 0, 'Command', 0]);
  }

  it.each<[unknown, string]>([
    [{ Ref: 'Password' }, '!Ref Password'],
    [{ Ref: 'Text' }, '!Ref Text'],
    [{ 'Fn::Sub': 'postgres://app:${Password}@db' }, '!Sub ${Password}'],
    [{ 'Fn::Sub': ['${a}', { a: { Ref: 'Password' } }] }, '!Sub ${a}'],
    [{ 'Fn::Sub': ['${Plain}-${Password}', { a: 'b' }] }, '!Sub ${Plain} ${Password}'],
    [{ 'Fn::Join': ['', ['--password=', { Ref: 'Password' }]] }, '!Join'],
    [{ 'Fn::Base64': { 'Fn::Join': [':', ['app', { Ref: 'Password' }]] } }, '!Base64'],
    [{ 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'Password' }] }] }, '!Select'],
    ['{{resolve:secretsmanager:canary:SecretString:password}}', '{{resolve:secretsmanager:…}}'],
    ['a{{resolve:ssm-secure:/canary:1}}b', '{{resolve:ssm-secure:…}}'],
    ['{{resolve:ssm:/canary:1}}{{resolve:secretsmanager:canary}}', '{{resolve:ssm:…}}'],
    [{ 'Fn::Sub': 'a{{resolve:secretsmanager:canary}}b' }, '{{resolve:secretsmanager:…}}'],
    [{ 'Fn::Sub': '{{resolve:secretsmanager:${Plain}}}' }, '!Sub ${Plain}'],
    [{ 'Fn::Sub': ['${a}', { a: '{{resolve:secretsmanager:canary}}' }] }, '!Sub ${a}'],
    [{ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Database' }, ':SecretString}}']] }, '!Join'],
    [{ 'Fn::Join': [':', ['{{resolve', 'secretsmanager', { Ref: 'Database' }]] }, '!Join'],
    [{ 'Fn::Join': [{ Ref: 'Plain' }, ['{{resolve:secretsmanager:canary}}']] }, '!Join'],
    [{ 'Fn::Join': ['', ['{{resolve:', { 'Fn::Sub': 'secretsmanager:${Plain}' }]] }, '!Join'],
    [{ 'Fn::Base64': ['{{resolve:secretsmanager:canary}}'] }, '!Base64'],
    [{ 'Fn::Surprise': { a: '{{resolve:secretsmanager:canary}}' } }, '!Surprise'],
    [{ 'Fn::Surprise': { a: { Ref: 'Password' } } }, '!Surprise'],
  ])('is unknown for that reason: %j', (written, detail) => {
    expect(commandOf(written)).toEqual(unknownValue('secret-reference', detail));
  });

  it.each<[unknown]>([
    [{ Ref: 'Plain' }],
    [{ Ref: 'Shown' }],
    [{ Ref: 'Nothing' }],
    [{ Ref: {} }],
    [{ 'Fn::Sub': '${Plain}' }],
    [{ 'Fn::Sub': '${Plain}${!Password}' }],
    [{ 'Fn::Sub': ['${Password}', { Password: { Ref: 'Plain' } }] }],
    [{ 'Fn::Sub': [{ Ref: 'Password' }] }],
    [{ 'Fn::GetAtt': ['Password', 'Arn'] }],
    [{ 'Fn::Join': ['', { Ref: 'Plain' }] }],
    [{ 'Fn::Join': 'secretsmanager' }],
    [{ 'Fn::Join': ['', [{ 'Fn::If': ['Prod', { Ref: 'Password' }, ''] }]] }],
    [{ 'Fn::Join': ['', ['{{resolve:', { Ref: 'Plain' }, 'secretsmanager:']] }],
    [{ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: { Ref: 'Password' } } } }],
    ['{{resolve:ssm:/canary:1}}'],
  ])('is no more than a reference where it does not: %j', (written) => {
    expect(commandOf(written)).toMatchObject({ $unknown: 'unresolved-reference' });
  });

  it('is an open condition where a condition chooses it', () => {
    expect(commandOf({ 'Fn::If': ['Prod', { Ref: 'Password' }, ''] })).toMatchObject({ $unknown: 'open-condition' });
  });

  it('is told by NoEcho as YAML 1.1 writes it', () => {
    const yaml = `
      Parameters: {A: {Type: String, NoEcho: yes}, B: {Type: String, NoEcho: no}}
      Resources:
        Task:
          Type: AWS::ECS::TaskDefinition
          Properties: {ContainerDefinitions: [{Command: [!Ref A, !Ref B, !Join ['', [!Ref A]]]}]}`;

    expect(valueAt(subjectOf(yaml).configuration, ['ContainerDefinitions', 0, 'Command'])).toEqual([
      unknownValue('secret-reference', '!Ref A'),
      unknownValue('unresolved-reference', '!Ref B'),
      unknownValue('secret-reference', '!Join'),
    ]);
  });
});

describe('resources that are not read', () => {
  it.each([
    ['of our types', ['X', ['a'], { 'Svc${X}': { Type: 'AWS::ECS::Service' } }]],
    ['of a type that cannot be read', ['X', ['a'], { 'Svc${X}': {} }]],
    [
      'of a nested loop',
      ['X', ['a'], { 'Fn::ForEach::Y': ['Y', ['b'], { 'Svc${X}': { Type: 'AWS::ECS::Cluster' } }] }],
    ],
    ['of policies that may belong to roles', ['X', ['a'], { 'Policy${X}': { Type: 'AWS::IAM::Policy' } }]],
    ['that cannot be seen', 'anything'],
    ['that are no object', ['X', ['a'], 'x']],
  ])('are reported when Fn::ForEach makes some %s', (_, loop) => {
    const reading = readOne({ Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::Services': loop } });

    expect(reading.notEvaluated).toEqual([
      { file: 'input.json', resource: 'Fn::ForEach::Services', reason: 'Fn::ForEach is not expanded' },
    ]);
  });

  it('are no matter of ours when Fn::ForEach makes others', () => {
    const loop = ['X', ['a'], { 'Queue${X}': { Type: 'AWS::SQS::Queue' } }];

    const reading = readOne({ Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::Queues': loop } });

    expect(reading).toMatchObject({ notEvaluated: [], empty: [{ file: 'input.json' }] });
  });

  it.each([
    [
      'a transform among the resources',
      { Resources: { 'Fn::Transform': { Name: 'AWS::Include' }, A: { Type: 'A::B::C' } } },
      'Fn::Transform',
    ],
    ['an include of the template', { Transform: { Name: 'AWS::Include' }, Resources: {} }, 'Transform'],
    ['one of several transforms', { Transform: ['Other', 'AWS::Include'], Resources: {} }, 'Transform'],
  ])('are reported for %s', (_, content, resource) => {
    expect(readOne(content).notEvaluated).toMatchObject([{ resource }]);
  });
});
