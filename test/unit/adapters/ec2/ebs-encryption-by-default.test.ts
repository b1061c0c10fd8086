import { EC2Client } from '@aws-sdk/client-ec2';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ebsEncryptionByDefault } from '../../../../adapters/ec2/ebs-encryption-by-default';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswer } from '../../../support/fake-endpoint';
import { makeSubject } from '../../../support/make-subject';

function lookUp(answer: FakeAnswer) {
  const { settings, calls } = fakeEndpoint({ GetEbsEncryptionByDefault: answer });
  return {
    setting: ebsEncryptionByDefault(
      new EC2Client(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

function answered(setting: string): FakeAnswer {
  return { body: `<GetEbsEncryptionByDefaultResponse>${setting}</GetEbsEncryptionByDefaultResponse>` };
}

describe('the look-up ebs-encryption-by-default', () => {
  it.each([true, false])('reads the setting of the Region (%s) once', async (isOn) => {
    const { setting, calls } = lookUp(answered(`<ebsEncryptionByDefault>${String(isOn)}</ebsEncryptionByDefault>`));

    const found = await Promise.all([setting(makeSubject()), setting(makeSubject())]);

    expect(found).toEqual([{ EbsEncryptionByDefault: isOn }, { EbsEncryptionByDefault: isOn }]);
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['no setting', answered(''), 'answered with no setting'],
    ['a refusal', { error: 'UnauthorizedOperation' }, 'Allow ec2:GetEbsEncryptionByDefault'],
  ])('fails on %s', async (_, answer, words) => {
    const { setting } = lookUp(answer);

    const failure = await failureOf(setting(makeSubject()));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('ec2:GetEbsEncryptionByDefault on the account');
    expect(failure.message).toContain(words);
  });
});
