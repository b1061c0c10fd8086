import type { JsonObject } from '../../../core/subject/json';
import { at, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::ECR::Repository' }, cases);
}

const ENCRYPTED = 'ecr-repository-cmk-encrypted';
const NOT_PUBLIC = 'ecr-repository-not-public';
const SCANNED = 'ecr-repository-scan-on-push';
const SCOPED = 'ecr-repository-policy-scoped';

function repository(settings: JsonObject): JsonObject {
  return { RepositoryName: 'payments-api', ...settings };
}

/** A repository whose policy is this statement, for pulling. */
function withStatement(statement: JsonObject): JsonObject {
  const Statement = [{ Action: ['ecr:BatchGetImage'], ...statement }];
  return repository({ RepositoryPolicyText: { Version: '2012-10-17', Statement } });
}

function allow(settings: JsonObject): JsonObject {
  return withStatement({ Effect: 'Allow', Principal: '*', ...settings });
}

function encrypted(settings: JsonObject): JsonObject {
  return repository({ EncryptionConfiguration: settings });
}

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const EVERYBODY = '/RepositoryPolicyText/Statement/0/Principal';

/** The rows about repositories. */
export const ECR_ROWS: readonly RowCase[] = [
  ...row(51, SCANNED, {
    'ScanOnPush false, a rule of an ENHANCED registry matches': {
      configuration: repository({ ImageScanningConfiguration: { ScanOnPush: false } }),
      facts: { 'repository-scanning': { ScanFrequency: 'CONTINUOUS_SCAN', ScanOnPush: false } },
      outcome: 'COMPLIANT',
    },
  }),
  ...row(52, SCANNED, {
    'an empty scanning block in a template': {
      configuration: repository({ ImageScanningConfiguration: {} }),
      sources: ['cloudformation'],
      ...at('/ImageScanningConfiguration/ScanOnPush'),
    },
  }),
  ...row(54, NOT_PUBLIC, {
    'a Deny for everybody': { configuration: withStatement({ Effect: 'Deny', Principal: '*' }), outcome: 'COMPLIANT' },
  }),
  ...row(54, SCOPED, {
    'a Deny of everything for everybody': {
      configuration: withStatement({ Effect: 'Deny', Principal: '*', Action: '*' }),
      outcome: 'COMPLIANT',
    },
  }),
  ...row(55, NOT_PUBLIC, {
    'ForAnyValue:StringLike aws:PrincipalOrgPaths': {
      configuration: allow({
        Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' } },
      }),
      outcome: 'COMPLIANT',
    },
    'StringEqualsIfExists aws:PrincipalOrgID': {
      configuration: allow({ Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      ...at(EVERYBODY),
    },
  }),
  ...row(56, NOT_PUBLIC, {
    'a role by name, on every resource': {
      configuration: allow({ Principal: { AWS: ROLE }, Resource: '*' }),
      outcome: 'COMPLIANT',
    },
    'the root of every account': {
      configuration: allow({ Principal: { AWS: 'arn:aws:iam::*:root' } }),
      ...at(EVERYBODY),
    },
  }),
  ...row(76, ENCRYPTED, {
    'KMS without a key': {
      configuration: encrypted({ EncryptionType: 'KMS' }),
      ...at('/EncryptionConfiguration/KmsKey'),
    },
    'KMS without a key, where the AWS managed key is allowed': {
      configuration: encrypted({ EncryptionType: 'KMS' }),
      params: { allowAwsManagedKey: true },
      outcome: 'COMPLIANT',
    },
    'no block': {
      configuration: repository({}),
      sources: ['cloudformation', 'describe'],
      ...at('/EncryptionConfiguration/EncryptionType'),
    },
  }),
];
