import type { JsonObject } from '../../../core/subject/json';
import { at, definition, rowsOf, withVolumes, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECS::TaskDefinition' }, cases);
}

const EFS = 'ecs-taskdef-efs-transit-encrypted';
const NAMES = 'ecs-taskdef-no-secret-env-names';
const PRIVILEGED = 'ecs-taskdef-no-privileged';
const READ_ONLY = 'ecs-taskdef-readonly-root-fs';
const REGISTRY = 'ecs-taskdef-registry-approved';
const USER = 'ecs-taskdef-non-root-user';

function efs(name: string, settings: JsonObject): JsonObject {
  return { Name: name, EfsVolumeConfiguration: { FileSystemId: 'fs-0a1b2c3d', ...settings } };
}

function environment(...names: readonly string[]): JsonObject {
  return definition([{ Name: 'app', Environment: names.map((Name) => ({ Name, Value: 'info' })) }]);
}

function users(...values: readonly (string | number)[]): JsonObject {
  return definition(values.map((User, index) => ({ Name: `container-${String(index)}`, User })));
}

function images(...values: readonly string[]): JsonObject {
  return definition(values.map((Image, index) => ({ Name: `container-${String(index)}`, Image })));
}

const BIND: JsonObject = { Name: 'scratch', Host: { SourcePath: '/var/scratch' } };
const WINDOWS: JsonObject = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };
const REFERENCE: JsonObject = { $unknown: 'unresolved-reference', detail: '!Ref ReadOnly' };

const VOLUME_ROWS: readonly RowCase[] = [
  ...row(4, EFS, { 'a bind volume only': { configuration: withVolumes(BIND), outcome: 'NOT_APPLICABLE' } }),
  ...row(5, EFS, {
    'ENABLED, in every spelling': {
      configuration: withVolumes(
        efs('data', { TransitEncryption: 'ENABLED', AuthorizationConfig: { Iam: 'ENABLED' } }),
      ),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(6, EFS, {
    'no TransitEncryption': {
      configuration: withVolumes(efs('data', {})),
      ...at('/Volumes/0/EfsVolumeConfiguration/TransitEncryption'),
    },
  }),
  ...row(7, EFS, {
    'the second of two DISABLED': {
      configuration: withVolumes(
        efs('data', { TransitEncryption: 'ENABLED' }),
        efs('uploads', { TransitEncryption: 'DISABLED' }),
      ),
      ...at('/Volumes/1/EfsVolumeConfiguration/TransitEncryption'),
    },
  }),
  ...row(8, EFS, {
    'a bind mount and an ENABLED volume': {
      configuration: withVolumes(BIND, efs('data', { TransitEncryption: 'ENABLED' })),
      outcome: 'COMPLIANT',
    },
  }),
];

const CONTAINER_ROWS: readonly RowCase[] = [
  ...row(11, NAMES, {
    'a URL, an ARN and a number': {
      configuration: environment('TOKEN_URL', 'SECRET_ARN', 'TOKEN_TTL'),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(17, PRIVILEGED, {
    'an INACTIVE revision with a privileged container': {
      configuration: definition([{ Name: 'app', Privileged: true }], { Status: 'INACTIVE' }),
      outcome: 'NOT_APPLICABLE',
    },
  }),
  ...row(20, NAMES, { 'LOG_LEVEL=info': { configuration: environment('LOG_LEVEL'), outcome: 'COMPLIANT' } }),
  ...row(21, NAMES, {
    'a listed name in Secrets': {
      configuration: definition([
        {
          Name: 'app',
          Secrets: [{ Name: 'AWS_SECRET_ACCESS_KEY', ValueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/key' }],
        },
      ]),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(22, NAMES, {
    aws_access_key_id: { configuration: environment('aws_access_key_id'), outcome: 'COMPLIANT' },
    'aws_access_key_id with ignoreCase': {
      configuration: environment('aws_access_key_id'),
      params: { ignoreCase: true },
      ...at('/ContainerDefinitions/0/Environment/0/Name'),
    },
  }),
  ...row(29, PRIVILEGED, {
    'the second container privileged': {
      configuration: definition([{ Name: 'app' }, { Name: 'agent', Privileged: true }]),
      ...at('/ContainerDefinitions/1/Privileged'),
    },
  }),
  ...row(31, PRIVILEGED, {
    'Privileged absent': { configuration: definition([{ Name: 'app' }]), outcome: 'COMPLIANT' },
  }),
  ...row(38, PRIVILEGED, {
    'an INACTIVE revision in host mode': {
      configuration: definition([{ Name: 'app', Privileged: true }], { Status: 'INACTIVE', NetworkMode: 'host' }),
      outcome: 'NOT_APPLICABLE',
    },
  }),
  ...row(40, READ_ONLY, {
    'Windows without the flag': { configuration: definition([{ Name: 'web' }], WINDOWS), outcome: 'NOT_APPLICABLE' },
  }),
  ...row(42, READ_ONLY, {
    'a writable root': {
      configuration: definition([{ Name: 'app' }]),
      ...at('/ContainerDefinitions/0/ReadonlyRootFilesystem'),
      saying: 'ECS Exec needs a writable root: a service that uses Exec cannot have both.',
    },
    'a writable root used by an Exec service, with exemptExecServices': {
      configuration: definition([{ Name: 'app' }]),
      params: { exemptExecServices: true },
      facts: { services: [{ EnableExecuteCommand: true }] },
      outcome: 'NOT_APPLICABLE',
    },
  }),
  ...row(64, READ_ONLY, {
    'a reference': {
      configuration: definition([{ Name: 'app', ReadonlyRootFilesystem: REFERENCE }]),
      outcome: 'UNKNOWN',
    },
    'a reference and a second container false': {
      configuration: definition([
        { Name: 'app', ReadonlyRootFilesystem: REFERENCE },
        { Name: 'agent', ReadonlyRootFilesystem: false },
      ]),
      ...at('/ContainerDefinitions/1/ReadonlyRootFilesystem'),
    },
  }),
  ...row(68, PRIVILEGED, {
    'the text "true"': {
      configuration: definition([{ Name: 'app', Privileged: 'true' }]),
      ...at('/ContainerDefinitions/0/Privileged'),
    },
    'the text "FALSE"': { configuration: definition([{ Name: 'app', Privileged: 'FALSE' }]), outcome: 'COMPLIANT' },
    'the text "maybe"': { configuration: definition([{ Name: 'app', Privileged: 'maybe' }]), outcome: 'UNKNOWN' },
  }),
  ...[EFS, NAMES, PRIVILEGED, READ_ONLY, REGISTRY, USER].flatMap((check) =>
    row(69, check, { [`no containers, ${check}`]: { configuration: definition([]), outcome: 'NOT_APPLICABLE' } }),
  ),
];

const USER_ROWS: readonly RowCase[] = [
  ...row(32, USER, {
    'root in all its spellings': {
      configuration: users('root', '0', '00', '+0', '0:0', 'root:abcd', ' ', 0),
      ...at(...Array.from({ length: 8 }, (_, index) => `/ContainerDefinitions/${String(index)}/User`)),
    },
  }),
  ...row(33, USER, {
    'names that only look like root': { configuration: users('nonroot', 'rootless'), outcome: 'COMPLIANT' },
    'the root group': { configuration: users('1000:0', 'testuser:root'), outcome: 'COMPLIANT' },
    'the root group with disallowRootGroup': {
      configuration: users('1000:0', 'testuser:root'),
      params: { disallowRootGroup: true },
      ...at('/ContainerDefinitions/0/User', '/ContainerDefinitions/1/User'),
    },
  }),
  ...row(41, USER, {
    'no operating system and no user': {
      configuration: definition([{ Name: 'app' }]),
      ...at('/ContainerDefinitions/0/User'),
    },
  }),
  ...row(44, USER, {
    'a FireLens container without a user': {
      configuration: definition([
        { Name: 'app', User: '1000' },
        { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } },
      ]),
      ...at('/ContainerDefinitions/1/User'),
    },
  }),
];

const IMAGE_ROWS: readonly RowCase[] = [
  ...row(59, REGISTRY, {
    'FIPS, China and dual-stack hosts of the own account': {
      configuration: images(
        '111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/payments:1',
        '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/payments:1',
        '111122223333.dkr-ecr.eu-west-1.on.aws/payments:1',
      ),
      params: { registries: ['@self'] },
      outcome: 'COMPLIANT',
    },
  }),
  ...row(60, REGISTRY, {
    'an approved host as the beginning of another': {
      configuration: images('111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.io/x'),
      params: { registries: ['@self', '111122223333.dkr.ecr.eu-west-1.amazonaws.com'] },
      ...at('/ContainerDefinitions/0/Image'),
    },
    'an approved path as the beginning of another': {
      configuration: images('team-x/app', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team-x/app'),
      params: { registries: ['team', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team'] },
      ...at('/ContainerDefinitions/0/Image', '/ContainerDefinitions/1/Image'),
    },
  }),
  ...row(66, REGISTRY, {
    'an asset image of the own account': {
      configuration: images('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/assets:0a1b'),
      params: { registries: ['@self'] },
      outcome: 'COMPLIANT',
    },
    'an asset image where the account is not known': {
      configuration: images('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/assets:0a1b'),
      params: { registries: ['@self'] },
      account: null,
      outcome: 'COMPLIANT',
    },
  }),
];

/** Rows whose input is a task definition. */
export const TASK_DEFINITION_ROWS: readonly RowCase[] = [
  ...VOLUME_ROWS,
  ...CONTAINER_ROWS,
  ...USER_ROWS,
  ...IMAGE_ROWS,
];
