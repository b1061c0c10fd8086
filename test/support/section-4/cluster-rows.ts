import type { JsonObject } from '../../../core/subject/json';
import type { ResourceType } from '../../../core/subject/subject';
import { at, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECS::Cluster' }, cases);
}

function exec(settings: JsonObject): JsonObject {
  return { ClusterName: 'prod', Configuration: { ExecuteCommandConfiguration: settings } };
}

const EXEC = '/Configuration/ExecuteCommandConfiguration';
const LOGGING = 'ecs-cluster-exec-logging';
const LOGS_ENCRYPTED = 'ecs-cluster-exec-logs-encrypted';
const SESSION_KEY = 'ecs-cluster-exec-session-cmk';
const STORAGE_KEY = 'ecs-cluster-fargate-storage-cmk';

const KEY: JsonObject = { KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666' };
const KEY_AND_PLAIN_LOGS = exec({ ...KEY, LogConfiguration: { CloudWatchEncryptionEnabled: false } });
const KEY_ALONE = exec(KEY);
const NO_STORAGE: JsonObject = { ClusterName: 'prod' };

const EXEC_ROWS: readonly RowCase[] = [
  ...row(57, SESSION_KEY, {
    'a key, and the flag of CloudWatch false: the sessions': {
      configuration: KEY_AND_PLAIN_LOGS,
      outcome: 'COMPLIANT',
    },
  }),
  ...row(57, LOGS_ENCRYPTED, {
    'a key, and the flag of CloudWatch false: the logs': {
      configuration: KEY_AND_PLAIN_LOGS,
      ...at(`${EXEC}/LogConfiguration/CloudWatchEncryptionEnabled`),
    },
  }),
  ...row(77, LOGGING, {
    'logging absent': { configuration: KEY_ALONE, outcome: 'COMPLIANT' },
    'logging DEFAULT': { configuration: exec({ Logging: 'DEFAULT' }), outcome: 'COMPLIANT' },
    'logging NONE': { configuration: exec({ Logging: 'NONE' }), ...at(`${EXEC}/Logging`) },
  }),
  ...row(78, LOGS_ENCRYPTED, {
    'a key but no destination': { configuration: KEY_ALONE, outcome: 'NOT_APPLICABLE' },
    'a key but no destination, with requireDestination': {
      configuration: KEY_ALONE,
      params: { requireDestination: true },
      ...at(`${EXEC}/LogConfiguration`),
    },
  }),
];

const STORAGE_ROWS: readonly RowCase[] = row(70, STORAGE_KEY, {
  'no ManagedStorageConfiguration, recorded and not described': {
    configuration: NO_STORAGE,
    sources: ['config'],
    outcome: 'UNKNOWN',
  },
  'no ManagedStorageConfiguration, in a template or described': {
    configuration: NO_STORAGE,
    sources: ['cloudformation', 'describe'],
    ...at('/Configuration/ManagedStorageConfiguration/FargateEphemeralStorageKmsKeyId'),
  },
});

const FILE_SYSTEM: ResourceType = 'AWS::EFS::FileSystem';

const TAG_ROWS: readonly RowCase[] = rowsOf(
  73,
  { check: 'ecs-resources-tagged', type: FILE_SYSTEM },
  {
    'FileSystemTags, as the form calls them': {
      configuration: { FileSystemId: 'fs-0a1b2c3d', Tags: [{ Key: 'Owner', Value: 'payments' }] },
      outcome: 'COMPLIANT',
    },
    'only tags of AWS': {
      configuration: {
        FileSystemId: 'fs-0a1b2c3d',
        Tags: [{ Key: 'aws:elasticfilesystem:default-backup', Value: 'enabled' }],
      },
      ...at('/Tags'),
    },
  },
);

/** Rows whose input is a cluster, and the one about tags. */
export const CLUSTER_ROWS: readonly RowCase[] = [...EXEC_ROWS, ...STORAGE_ROWS, ...TAG_ROWS];
