import { at, rowsOf, type RowCase } from './row-case';

const FILE_SYSTEM = 'AWS::EFS::FileSystem';
const WITHOUT_POLICY = { configuration: { Encrypted: true }, sources: ['cloudformation'] } as const;

/** The rows about file systems and access points. */
export const EFS_ROWS: readonly RowCase[] = [
  ...rowsOf(
    61,
    { check: 'efs-accesspoint-user-set', type: 'AWS::EFS::AccessPoint' },
    {
      'ids as numbers': {
        configuration: { FileSystemId: 'fs-0a1b2c3d', PosixUser: { Uid: 1000, Gid: 1000 } },
        outcome: 'COMPLIANT',
      },
      'ids as texts': {
        configuration: { FileSystemId: 'fs-0a1b2c3d', PosixUser: { Uid: '1000', Gid: '1000' } },
        outcome: 'COMPLIANT',
      },
    },
  ),
  ...rowsOf(
    74,
    { check: 'efs-filesystem-encrypted', type: FILE_SYSTEM },
    {
      'Encrypted false with a key': {
        configuration: { Encrypted: false, KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd' },
        ...at('/Encrypted'),
      },
    },
  ),
  ...rowsOf(
    75,
    { check: 'efs-filesystem-not-public', type: FILE_SYSTEM },
    {
      'no policy': { ...WITHOUT_POLICY, outcome: 'COMPLIANT' },
      'no policy where one is required': {
        ...WITHOUT_POLICY,
        params: { requirePolicy: true },
        ...at('/FileSystemPolicy'),
      },
    },
  ),
  ...rowsOf(
    75,
    { check: 'efs-filesystem-tls-enforced', type: FILE_SYSTEM },
    { 'no policy': { ...WITHOUT_POLICY, ...at('/FileSystemPolicy') } },
  ),
];
