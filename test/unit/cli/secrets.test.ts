import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workplace } from './run-cli';

/**
 * Whatever a user may have put a secret into carries this word; the names beside it may be shown. Every container has
 * findings, so that code frames are printed around it.
 */
const TASK = {
  family: 'payments-api',
  networkMode: 'awsvpc',
  containerDefinitions: [
    {
      name: 'app',
      image: 'docker.io/payments-api:latest',
      privileged: true,
      environment: [
        { name: 'DB_PASSWORD', value: 'canary-environment' },
        { name: 'AWS_SECRET_ACCESS_KEY', value: 'canary-environment' },
      ],
      environmentFiles: [{ value: 'arn:aws:s3:::canary-file/x.env', type: 's3' }],
      secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/canary-secret' }],
      command: ['serve', '--password', 'canary-command'],
      entryPoint: ['sh', '-c', 'canary-entry-point'],
      healthCheck: { command: ['CMD-SHELL', 'curl -u canary-health:check localhost'] },
      dockerLabels: { 'com.example.key': 'canary-label' },
      dockerSecurityOptions: ['no-new-privileges'],
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-token': 'canary-option' },
        secretOptions: [{ name: 'splunk-url', valueFrom: 'canary-secret-option' }],
      },
      firelensConfiguration: { type: 'fluentbit', options: { 'config-file-value': 'canary-firelens' } },
      repositoryCredentials: { credentialsParameter: 'canary-credentials' },
      credentialSpecs: ['credentialspec:canary-spec'],
      user: 'root',
    },
  ],
  volumes: [
    {
      name: 'data',
      efsVolumeConfiguration: { fileSystemId: 'fs-1234567890abcdef0', transitEncryption: 'DISABLED' },
      dockerVolumeConfiguration: { driverOpts: { o: 'password=canary-driver' }, labels: { a: 'canary-volume-label' } },
    },
  ],
  proxyConfiguration: { containerName: 'app', properties: [{ name: 'IgnoredUID', value: 'canary-proxy' }] },
  tags: [{ key: 'owner', value: 'canary-tag' }],
};

const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:7';
const DESCRIBED = { taskDefinition: { ...TASK, taskDefinitionArn: ARN, revision: 7, status: 'ACTIVE' } };
const EVENT = {
  version: '0',
  id: '7f4f5c1e-1c1e-4b1e-9d3a-0a1b2c3d4e5f',
  'detail-type': 'ECS Task State Change',
  source: 'aws.ecs',
  account: '111122223333',
  time: '2026-01-01T00:00:00Z',
  region: 'eu-west-1',
  resources: ['arn:aws:ecs:eu-west-1:111122223333:task/main/0123456789abcdef0123456789abcdef'],
  detail: {
    taskArn: 'arn:aws:ecs:eu-west-1:111122223333:task/main/0123456789abcdef0123456789abcdef',
    clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/main',
    taskDefinitionArn: ARN,
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    group: 'family:payments-api',
    version: 3,
    containers: [],
    overrides: {
      containerOverrides: [
        {
          name: 'app',
          command: ['canary-override-command'],
          environment: [{ name: 'API_KEY', value: 'canary-override-environment' }],
        },
      ],
    },
  },
};

const template = (properties: unknown): object => ({
  Parameters: { Password: { Type: 'String', Default: 'canary-parameter' } },
  Resources: {
    Task: { Type: 'AWS::ECS::TaskDefinition', Properties: properties },
    Database: { Type: 'AWS::RDS::DBInstance', Properties: { MasterUserPassword: 'canary-database' } },
  },
});

const YAML_TEMPLATE = [
  '# canary-comment',
  'Resources:',
  '  Task:',
  '    Type: AWS::ECS::TaskDefinition',
  '    Properties:',
  '      ContainerDefinitions:',
  '        - Name: app # canary-comment',
  '          Command: !Split [" ", "serve canary-command"]',
  '          Environment:',
  '            - {Name: DB_PASSWORD, Value: !Sub "canary-${Stage}"}',
  '          Image: docker.io/app',
  '          Privileged: true',
  '          DockerLabels: {a: canary-label}',
  '          EntryPoint:',
  '            - |',
  '              canary-block',
].join('\n');

const FORMS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['a task definition', { 'task.json': TASK }],
  ['a task definition on one line', { 'task.json': JSON.stringify(TASK) }],
  ['the answer of describe-task-definition', { 'task.json': DESCRIBED }],
  ['a CloudFormation template in JSON', { 'template.json': template(upperCamel(TASK)) }],
  ['a CloudFormation template in YAML', { 'template.yaml': YAML_TEMPLATE }],
  ['a task event with its definition', { 'task.json': DESCRIBED, 'event.json': EVENT }],
  ['a task event alone', { 'event.json': EVENT }],
  [
    'a configuration item',
    {
      'item.json': {
        resourceType: 'AWS::ECS::TaskDefinition',
        resourceId: ARN,
        ARN,
        awsAccountId: '111122223333',
        awsRegion: 'eu-west-1',
        configurationItemStatus: 'OK',
        configuration: upperCamel(TASK),
        tags: { owner: 'canary-tag' },
      },
    },
  ],
  [
    'files that are cut off',
    { 'task.json': JSON.stringify(TASK).slice(0, -20), 'template.yaml': `${YAML_TEMPLATE}\n  "canary` },
  ],
  [
    'a value of the wrong type',
    { 'task.json': { ...TASK, containerDefinitions: 'canary-text', volumes: { a: 'canary' } } },
  ],
  ['a key twice', { 'task.json': '{"family": "a", "command": ["canary"], "family": "canary-b"}' }],
];

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});

afterEach(() => {
  place.remove();
});

describe('ecs-guardrails check', () => {
  it.each(FORMS)('prints no value of a variable, secret, label or command of %s', async (_what, files) => {
    place.put(files);

    const pretty = await place.run(['check', '.', '-o', 'json=out.txt']);

    const printed = `${pretty.stdout}${pretty.stderr}${readFileSync(join(place.folder, 'out.txt'), 'utf8')}`;
    expect(printed).not.toContain('canary');
    expect(printed).toMatch(/NON_COMPLIANT|UNKNOWN|_PARSE|KEY_DUPLICATE/);
  });

  it('prints the frames in which those values would stand', async () => {
    place.put({ 'task.json': TASK });

    const { stdout } = await place.run(['check', 'task.json']);

    expect(stdout).toContain('"name": "AWS_SECRET_ACCESS_KEY",');
    expect(stdout).toContain('"value": ***');
  });
});

/** The same with the keys of CloudFormation and Config: first letter in upper case, free maps as they are. */
function upperCamel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upperCamel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      ['dockerLabels', 'options', 'driverOpts', 'labels'].includes(key) ? member : upperCamel(member),
    ]),
  );
}
