import { KMSClient } from '@aws-sdk/client-kms';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { keyManagers } from '../../../../adapters/kms/key-managers';
import { unknownValue } from '../../../../core/subject/unknown';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const UNKNOWN = unknownValue('unresolved-reference', '!Ref Key');

const REPOSITORY = makeSubject({
  type: 'AWS::ECR::Repository',
  configuration: { EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: KEY } },
});

function lookUp(answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ DescribeKey: answer });
  return {
    managers: keyManagers(
      new KMSClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function managedBy(manager: string): FakeAnswer {
  return { body: { KeyMetadata: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', Arn: KEY, KeyManager: manager } } };
}

describe('the look-up key-managers', () => {
  it.each([
    ['a repository', REPOSITORY, KEY, 'AWS'],
    [
      'a file system, by the alias that it names',
      makeSubject({ type: 'AWS::EFS::FileSystem', configuration: { KmsKeyId: 'alias/files' } }),
      'alias/files',
      'CUSTOMER',
    ],
  ])('reads who manages the key of %s', async (_, subject, key, manager) => {
    const { managers, calls } = lookUp(managedBy(manager));

    const found = await managers(subject);

    expect(found).toEqual({ [key]: manager });
    expect(calls).toEqual([{ operation: 'DescribeKey', request: { KeyId: key } }]);
  });

  it('asks once for the key of many resources', async () => {
    const { managers, calls } = lookUp(managedBy('CUSTOMER'));

    await Promise.all([managers(REPOSITORY), managers(makeSubject({ configuration: { KmsKeyId: KEY } }))]);

    expect(calls).toHaveLength(1);
  });

  it('leaves out a key that is gone', async () => {
    const { managers } = lookUp({ error: 'NotFoundException' });

    const found = await managers(REPOSITORY);

    expect(found).toEqual({});
  });

  it.each([
    ['no key', {}],
    ['unknown keys', { EncryptionConfiguration: { KmsKey: UNKNOWN }, KmsKeyId: UNKNOWN }],
    ['an encryption that cannot be known', { EncryptionConfiguration: UNKNOWN }],
  ])('asks nothing for a resource that names %s', async (_, configuration) => {
    const { managers, calls } = lookUp(managedBy('AWS'));

    const found = await managers(makeSubject({ configuration }));

    expect(found).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['no manager', { body: { KeyMetadata: { KeyId: 'x' } } }, 'answered with no KeyManager'],
    ['no key at all', { body: {} }, 'answered with no KeyManager'],
    ['a refusal, as for keys of other accounts', { error: 'AccessDeniedException' }, 'Allow kms:DescribeKey'],
    ['an error', { error: 'KMSInternalException' }, 'failed with KMSInternalException'],
  ])('fails on %s', async (_, answer, words) => {
    const { managers } = lookUp(answer);

    const failure = await failureOf(managers(REPOSITORY));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain(`kms:DescribeKey on ${KEY}`);
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });
});
