import { GetEbsEncryptionByDefaultCommand, type EC2Client } from '@aws-sdk/client-ec2';

import type { LookUp } from '../../core/facts/look-ups';
import type { JsonObject } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';

const CALL: AwsCall = { action: 'ec2:GetEbsEncryptionByDefault', target: 'the account' };

/** Whether EC2 encrypts every new EBS volume of the account in this Region, whatever is asked for. */
export function ebsEncryptionByDefault(client: EC2Client, calls: AwsCalls): LookUp {
  const setting = once(() => read(client, calls));
  return () => setting('');
}

async function read(client: EC2Client, calls: AwsCalls): Promise<JsonObject> {
  const { EbsEncryptionByDefault } = await calls.run(CALL, (abortSignal) =>
    client.send(new GetEbsEncryptionByDefaultCommand({}), { abortSignal }),
  );
  if (EbsEncryptionByDefault === undefined) throw answerInvalid(CALL, 'no setting');
  return { EbsEncryptionByDefault };
}
