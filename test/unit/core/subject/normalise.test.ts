import fc from 'fast-check';
import { jsonOf } from '../../../support/json-of';
import { isJsonList, isJsonObject, valueAt, type Json } from '../../../../core/subject/json';
import { normaliseConfiguration } from '../../../../core/subject/normalise';
import { OpenObject, PlainScalar, type Raw } from '../../../../core/subject/raw';
import { RESOURCE_TYPES, type ResourceType } from '../../../../core/subject/subject';
import { isUnknown, unknownValue } from '../../../../core/subject/unknown';

const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';
const UNREAD = unknownValue('unresolved-reference', '!Transform');

function normalised(raw: Raw, type: ResourceType = TASK_DEFINITION): Json {
  return normaliseConfiguration(type, raw, { absence: 'default' });
}

function container(raw: Raw): Json | undefined {
  return valueAt(normalised({ ContainerDefinitions: [raw] }), ['ContainerDefinitions', 0]);
}

describe('spelling', () => {
  it.each<[string, ResourceType, Raw, Json]>([
    [
      "the API's task definition",
      TASK_DEFINITION,
      {
        containerDefinitions: [
          { name: 'app', readonlyRootFilesystem: true, logConfiguration: { logDriver: 'awslogs' } },
        ],
      },
      {
        ContainerDefinitions: [
          { LogConfiguration: { LogDriver: 'awslogs' }, Name: 'app', ReadonlyRootFilesystem: true },
        ],
      },
    ],
    [
      "CloudFormation's acronyms",
      TASK_DEFINITION,
      { Volumes: [{ EFSVolumeConfiguration: { FilesystemId: 'fs-1', AuthorizationConfig: { IAM: 'ENABLED' } } }] },
      { Volumes: [{ EfsVolumeConfiguration: { AuthorizationConfig: { Iam: 'ENABLED' }, FileSystemId: 'fs-1' } }] },
    ],
    [
      "CloudFormation's proxy properties",
      TASK_DEFINITION,
      { ProxyConfiguration: { ProxyConfigurationProperties: [{ Name: 'AppPorts', Value: 8080 }] } },
      { ProxyConfiguration: { Properties: [{ Name: 'AppPorts', Value: '8080' }] } },
    ],
    [
      "a task set's network",
      'AWS::ECS::TaskSet',
      { NetworkConfiguration: { AwsVpcConfiguration: { AssignPublicIp: 'ENABLED' } } },
      { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } },
    ],
    [
      "the API's cluster settings",
      'AWS::ECS::Cluster',
      { clusterArn: 'arn:x', settings: [{ name: 'containerInsights', value: 'enabled' }] },
      { Arn: 'arn:x', ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
    ],
  ])('of %s becomes the one of AWS Config', (_, type, raw, expected) => {
    const configuration = normalised(raw, type);

    expect(configuration).toEqual(expected);
  });

  it('of keys that users choose stays as it is', () => {
    const result = container({ dockerLabels: { Team: 'a', team: 'b', 'aws:Thing': 'c' } });

    expect(result).toEqual({ DockerLabels: { Team: 'a', team: 'b', 'aws:Thing': 'c' } });
  });

  it('of members that no shape names does not matter: they are left out', () => {
    const result = container({ Name: 'app', Surprise: { deep: [1] }, toString: 'x' });

    expect(result).toEqual({ Name: 'app' });
  });
});

describe('one key in two spellings', () => {
  it.each<[string, Raw]>([
    ['another value', { Privileged: false, privileged: true }],
    ['nothing in one of them', { Privileged: null, privileged: true }],
    ['another map', { DockerLabels: { a: '1' }, dockerLabels: { a: '2' } }],
  ])('with %s is unknown', (_, raw) => {
    const result = container(raw);

    expect(Object.values(result ?? {})).toEqual([expect.objectContaining({ $unknown: 'conflicting-keys' })]);
  });

  it('says which keys differ and not by what', () => {
    const result = container({ User: 'canary-1', user: 'canary-2', USER: 'canary-1' });

    expect(result).toEqual({ User: unknownValue('conflicting-keys', '"User" and "user" say different things') });
  });

  it.each<[string, Raw, Json]>([
    ['value', { Privileged: true, privileged: 'TRUE' }, { Privileged: true }],
    ['absence', { Privileged: null, privileged: '' }, {}],
    [
      'map',
      { DockerLabels: { a: '1', b: '2' }, dockerLabels: { b: '2', a: '1' } },
      { DockerLabels: { a: '1', b: '2' } },
    ],
  ])('with the same %s twice counts once', (_, raw, expected) => {
    const result = container(raw);

    expect(result).toEqual(expected);
  });
});

describe('absence', () => {
  it.each<[string, Raw]>([
    ['null', null],
    ['an empty text', ''],
    ['an empty list', []],
    ['an empty object', {}],
    ['an unquoted YAML null', new PlainScalar('~', null)],
  ])('is what %s means for a member', (_, raw) => {
    const result = container({ Name: 'app', LinuxParameters: raw });

    expect(result).toEqual({ Name: 'app' });
  });

  it.each<[string, Raw]>([
    ['nothing', null],
    ['an empty object', {}],
    ['an empty list', []],
  ])('of every member is what a configuration of %s means', (_, raw) => {
    const configuration = normalised(raw);

    expect(configuration).toEqual({});
  });

  it.each<[string, Raw]>([
    ['absent members', { AssignPublicIp: '', Subnets: [] }],
    ['unknown members', { Surprise: 1 }],
  ])('is not what an object of nothing but %s means: it is there', (_, raw) => {
    const configuration = normalised({ NetworkConfiguration: { AwsvpcConfiguration: raw } }, 'AWS::ECS::Service');

    expect(configuration).toEqual({ NetworkConfiguration: { AwsvpcConfiguration: {} } });
  });

  it('of a value leaves the label, and only null leaves none', () => {
    const result = container({ DockerLabels: { empty: '', gone: null, absent: new PlainScalar('', null) } });

    expect(result).toEqual({ DockerLabels: { empty: '' } });
  });

  it.each<[string, Raw, Json]>([
    ['an empty object', {}, {}],
    ['null', null, unknownValue('not-coercible', 'expected an element, not null')],
    [
      'an unquoted YAML null',
      new PlainScalar('', null),
      unknownValue('not-coercible', 'expected an element, not null'),
    ],
    ['another kind', 'app', unknownValue('not-coercible', 'expected an object')],
    ['an empty list', [], unknownValue('not-coercible', 'expected an object')],
  ])('does not shift a list: %s keeps its index', (_, raw, expected) => {
    const configuration = normalised({ ContainerDefinitions: [raw, { Name: 'second' }] });

    expect(configuration).toEqual({ ContainerDefinitions: [expected, { Name: 'second' }] });
  });

  it('keeps an empty text in a list of texts', () => {
    const result = container({ Command: ['sh', '', '-c'] });

    expect(result).toEqual({ Command: ['sh', '', '-c'] });
  });
});

describe('what AWS Config may not have recorded', () => {
  it('is unknown where its key is not there', () => {
    const configuration = normaliseConfiguration(
      TASK_DEFINITION,
      { ContainerDefinitions: [{}] },
      { absence: 'unrecorded' },
    );

    const unrecorded = unknownValue('not-recorded', 'AWS Config may leave it out');
    expect(configuration).toEqual({
      ContainerDefinitions: [{ RestartPolicy: unrecorded, VersionConsistency: unrecorded }],
      EnableFaultInjection: unrecorded,
      EphemeralStorage: unrecorded,
    });
  });

  it('is absent where its key is there without a value', () => {
    const raw = { EnableFaultInjection: null, EphemeralStorage: { SizeInGiB: 30 } };

    const configuration = normaliseConfiguration(TASK_DEFINITION, raw, { absence: 'unrecorded' });

    expect(configuration).toEqual({ EphemeralStorage: { SizeInGiB: 30 } });
  });

  it.each<[string, Raw]>([
    ['is not there', {}],
    ['is null', { Configuration: null }],
    ['is empty', { Configuration: {} }],
  ])('is unknown too inside an object that %s', (_, raw) => {
    const configuration = normaliseConfiguration('AWS::ECS::Cluster', raw, { absence: 'unrecorded' });

    expect(valueAt(configuration, ['Configuration', 'ManagedStorageConfiguration', '$unknown'])).toBe('not-recorded');
  });

  it('is absent in every other input', () => {
    const configuration = normalised({ ContainerDefinitions: [{ Name: 'app' }] });

    expect(configuration).toEqual({ ContainerDefinitions: [{ Name: 'app' }] });
  });
});

describe('a value of another kind', () => {
  it.each<[string, Raw, string]>([
    ['a text for a list', { Command: 'rm' }, 'a list'],
    ['a list for an object', { LogConfiguration: ['awslogs'] }, 'an object'],
    ['a text for a map', { DockerLabels: 'a=b' }, 'an object'],
    ['an object in a map', { DockerLabels: { a: { b: 'c' } } }, 'a text'],
    ['a word for a flag', { Privileged: 'maybe' }, 'true or false'],
  ])('is unknown: %s', (_, raw, expected) => {
    const result = container(raw);

    expect(JSON.stringify(result)).toContain(`{"$unknown":"not-coercible","detail":"expected ${expected}"}`);
  });

  it('makes every member unknown when it is the whole configuration', () => {
    const configuration = normalised('a text', 'AWS::ECR::Repository');

    expect(configuration).toMatchObject({
      ImageTagMutability: unknownValue('not-coercible', 'expected an object'),
      Tags: unknownValue('not-coercible', 'expected an object'),
    });
  });
});

describe('what a reader marked unknown', () => {
  it('stays wherever it is', () => {
    const result = container({
      Privileged: UNREAD,
      Environment: UNREAD,
      DockerLabels: { a: UNREAD },
      Command: [UNREAD],
    });

    expect(result).toEqual({
      Command: [UNREAD],
      DockerLabels: { a: UNREAD },
      Environment: UNREAD,
      Privileged: UNREAD,
    });
  });

  it('makes every member unknown when it is the whole configuration', () => {
    const configuration = normaliseConfiguration('AWS::ECR::Repository', UNREAD, { absence: 'default' });

    expect(Object.values(configuration).every((value) => isUnknown(value))).toBe(true);
    expect(Object.keys(configuration)).toContain('ImageTagMutability');
  });

  it('takes the place of every member that is not written into an open object', () => {
    const result = container(new OpenObject({ Privileged: true, User: null }, UNREAD));

    expect(result).toMatchObject({ Privileged: true, User: UNREAD, ReadonlyRootFilesystem: UNREAD });
  });

  it.each<[string, Raw]>([
    ['a list', { Environment: new OpenObject({}, UNREAD) }],
    ['a map', { DockerLabels: new OpenObject({ a: 'b' }, UNREAD) }],
    ['a flag', { Privileged: new OpenObject({}, UNREAD) }],
  ])('stands for an open object where there should be %s', (_, raw) => {
    const result = container(raw);

    expect(Object.values(result ?? {})).toEqual([UNREAD]);
  });

  it.each<[string, Raw]>([
    ['members beside it', { $unknown: 'unresolved-reference', detail: 'x', Privileged: true }],
    ['an unknown reason', { $unknown: 'because', detail: 'x' }],
    ['no detail', { $unknown: 'fact-missing', Privileged: true }],
    ['a detail that is no text', { $unknown: 'fact-missing', detail: 1 }],
    ['nothing of its own', JSON.parse('{"__proto__":{"$unknown":"fact-missing","detail":"x"},"Privileged":true}')],
  ])('is not what somebody writes with %s: it hides nothing', (_, raw) => {
    const result = container(raw);

    expect(isUnknown(result)).toBe(false);
  });

  it('is not a map with a key of that name, which hides no other entry', () => {
    const result = container({ DockerLabels: { $unknown: 'x', team: 'a' } });

    expect(result).toEqual({ DockerLabels: { '$unknown (a key)': 'x', team: 'a' } });
  });
});

describe('hostile keys and texts', () => {
  it('pollute no prototype', () => {
    const raw: Json = JSON.parse(
      '{"__proto__":{"Privileged":true},"constructor":{"x":1},"dockerLabels":{"__proto__":"x","constructor":"y"}}',
    );

    const result = container(raw);

    expect(Object.entries(valueAt(result, ['DockerLabels']) ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(Object.prototype).not.toHaveProperty('Privileged');
  });

  it('become well-formed, in keys as well', () => {
    const result = container({ Name: 'a\ud800', DockerLabels: { '\udfff': '\udfff' } });

    expect(result).toEqual({ DockerLabels: { '\ufffd': '\ufffd' }, Name: 'a\ufffd' });
  });
});

describe('any JSON at all', () => {
  const spellings = fc.constantFrom(
    ...['ContainerDefinitions', 'containerDefinitions', 'Name', 'privileged', 'Privileged', 'DockerLabels', 'Volumes'],
    ...[
      'Configuration',
      'settings',
      'Tags',
      'tags',
      '__proto__',
      'constructor',
      '$unknown',
      'detail',
      'Cpu',
      'Overrides',
    ],
  );
  const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json; object: Json; list: Json }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<Json>(null, true, '', 'true', '512', '0.5 GB', 7, 'unresolved-reference', 'text'),
      tie('object'),
      tie('list'),
    ),
    object: fc.dictionary(spellings, tie('json'), { maxKeys: 6, noNullPrototype: true }),
    list: fc.array(tie('json'), { maxLength: 3 }),
  })).json;

  it('is normalised without an error, and a second time with no change but to empty objects', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          json,
          fc.jsonValue().map((value) => jsonOf(JSON.stringify(value))),
        ),
        fc.constantFrom(...RESOURCE_TYPES),
        fc.constantFrom('unrecorded' as const, 'undescribed' as const, 'default' as const),
        (raw, type, absence) => {
          const once = normaliseConfiguration(type, raw, { absence });
          const twice = normaliseConfiguration(type, once, { absence: 'default' });

          expect(pruned(twice)).toEqual(pruned(once));
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Without the members that are empty objects, or become so. */
function pruned(value: Json): Json {
  if (isJsonList(value)) return value.map(pruned);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]): [string, Json] => [key, pruned(member)])
      .filter(([, member]) => !isJsonObject(member) || Object.keys(member).length > 0),
  );
}

describe('a policy document', () => {
  const DOCUMENT = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { '*': ['*'] },
        Action: ['ecr:BatchGetImage'],
        Condition: { Bool: { 'aws:SecureTransport': ['true'] } },
      },
    ],
  };
  const WRITTEN = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: '*',
      Action: 'ecr:BatchGetImage',
      Condition: { Bool: { 'aws:SecureTransport': true } },
    },
  };

  function policyOf(RepositoryPolicyText: Raw) {
    return normaliseConfiguration('AWS::ECR::Repository', { RepositoryPolicyText }, { absence: 'default' })[
      'RepositoryPolicyText'
    ];
  }

  it.each<[string, Raw]>([
    ['an object', WRITTEN],
    ['lists', DOCUMENT],
    ['a JSON text', JSON.stringify(WRITTEN)],
    ['a URL-encoded JSON text', encodeURIComponent(JSON.stringify(WRITTEN))],
    ['unquoted YAML', { ...WRITTEN, Statement: { ...WRITTEN.Statement, Principal: new PlainScalar('*', '*') } }],
  ])('has lists of statements, actions and values, written as %s', (_, raw) => {
    expect(policyOf(raw)).toEqual(DOCUMENT);
  });

  it.each<[string, Raw]>([
    ['cut off', '{"Statement": ['],
    ['no object', '[]'],
    ['wrongly encoded', '%7B%'],
    ['too deep', `{"Statement": ${'['.repeat(80)}${']'.repeat(80)}}`],
  ])('cannot be known when its text is %s', (_, raw) => {
    expect(policyOf(raw)).toEqual(unknownValue('not-parsable', 'expected an object, or a JSON text that holds one'));
  });

  it('keeps what is unknown of it at its place', () => {
    const principal = { AWS: unknownValue('unresolved-reference', '!Ref Reader') };

    const policy = policyOf({ Statement: { Principal: principal, Action: [1, { Ref: 'x' }] } });

    expect(policy).toEqual({
      Statement: [{ Action: ['1', unknownValue('not-coercible', 'expected a text')], Principal: principal }],
    });
  });

  it('is unknown in an answer of an operation that does not tell it', () => {
    const described = normaliseConfiguration('AWS::ECR::Repository', {}, { absence: 'undescribed' });

    const apart = unknownValue('not-recorded', 'it is described by an operation of its own');
    expect(described).toEqual({ LifecyclePolicy: apart, RepositoryPolicyText: apart, Tags: apart });
  });
});
