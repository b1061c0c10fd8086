import { EFSClient } from '@aws-sdk/client-efs';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { describeFileSystem } from '../../../../adapters/efs/describe-file-system';
import { normaliseConfiguration } from '../../../../core/subject/normalise';
import { fileSystem } from '../../../../core/subject/shapes/file-system';
import { isUnknown } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const TYPE = 'AWS::EFS::FileSystem';
const ID = 'fs-0a1b2c3d';
const ARN = `arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/${ID}`;
const SUBJECT = makeSubject({ type: TYPE, arn: null, configuration: { FileSystemId: ID } });
const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: '*' }] };

const DESCRIBE = 'GET /2015-02-01/file-systems';
const GET_POLICY = `GET /2015-02-01/file-systems/${ID}/policy`;

function describing(described: FakeAnswer, policy: FakeAnswer = { error: 'PolicyNotFound' }) {
  const { settings, calls } = fakeEndpoint({ [DESCRIBE]: described, [GET_POLICY]: policy });
  return {
    describe: describeFileSystem(
      new EFSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function answered(settings: object): FakeAnswer {
  return { body: { FileSystems: [{ FileSystemId: ID, FileSystemArn: ARN, ...settings }] } };
}

describe('describeFileSystem', () => {
  it('keeps every member that a policy can read, so that a setting is never taken for absent', async () => {
    const { describe, calls } = describing(
      answered({
        AvailabilityZoneName: 'eu-west-1a',
        CreationTime: 1793697600,
        Encrypted: true,
        KmsKeyId: 'alias/files',
        Name: 'files',
        PerformanceMode: 'generalPurpose',
        Tags: [{ Key: 'Team', Value: 'payments' }],
        ThroughputMode: 'elastic',
      }),
      { body: { FileSystemId: ID, Policy: JSON.stringify(POLICY) } },
    );

    const answer = await describe(SUBJECT);

    const found = normaliseConfiguration(TYPE, answer ?? null, { absence: 'default' });
    expect(Object.keys(found)).toEqual(Object.keys(fileSystem.members));
    expect(found['FileSystemPolicy']).toMatchObject({ Statement: [{ Effect: 'Deny', Principal: { '*': ['*'] } }] });
    expect(calls).toEqual([
      { operation: DESCRIBE, request: { FileSystemId: ID } },
      { operation: GET_POLICY, request: {} },
    ]);
  });

  it('leaves out the policy of a file system that has none, and says nothing of its backup', async () => {
    const { describe } = describing(answered({ Encrypted: false }));

    const answer = await describe(SUBJECT);

    const found = normaliseConfiguration(TYPE, answer ?? null, { absence: 'default' });
    expect(found).toEqual({ Arn: ARN, BackupPolicy: expect.anything(), Encrypted: false, FileSystemId: ID });
    expect(isUnknown(found['BackupPolicy'])).toBe(true);
  });

  it('asks by the id in the ARN of the item', async () => {
    const { describe, calls } = describing(answered({}));

    await describe(makeSubject({ type: TYPE, arn: ARN, configuration: {} }));

    expect(calls[0]?.request).toEqual({ FileSystemId: ID });
  });

  it('answers undefined for a file system that is gone', async () => {
    const { describe } = describing({ error: 'FileSystemNotFound' });

    const found = await describe(SUBJECT);

    expect(found).toBeUndefined();
  });

  it.each([
    ['an empty answer', { body: {} }, undefined, 'DescribeFileSystems', 'neither the file system nor an error'],
    ['another file system', answered({ FileSystemId: 'fs-1' }), undefined, 'DescribeFileSystems', 'neither the file'],
    ['a refusal', { error: 'AccessDeniedException' }, undefined, 'DescribeFileSystems', 'Allow elasticfilesystem:'],
    ['no policy', answered({}), { body: {} }, 'DescribeFileSystemPolicy', 'neither a policy nor an error'],
    ['an empty policy', answered({}), { body: { Policy: '' } }, 'DescribeFileSystemPolicy', 'neither a policy'],
    [
      'a policy that may not be read',
      answered({}),
      { error: 'AccessDeniedException' },
      'DescribeFileSystemPolicy',
      'Allow elasticfilesystem:DescribeFileSystemPolicy',
    ],
  ])('fails on %s', async (_, described, policy, operation, words) => {
    const { describe } = describing(described, policy);

    const failure = await failureOf(describe(SUBJECT));

    expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: `elasticfilesystem:${operation}` } });
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });

  it.each([null, 'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1', 'files'])(
    'takes a file system without id (ARN %s) for unreadable, not for gone',
    async (arn) => {
      const { describe, calls } = describing(answered({}));

      const failure = await failureOf(describe(makeSubject({ type: TYPE, arn, configuration: {} })));

      expect(failure.message).toContain('elasticfilesystem:DescribeFileSystems was not called');
      expect(calls).toEqual([]);
    },
  );
});
