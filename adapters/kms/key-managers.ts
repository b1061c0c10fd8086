import { DescribeKeyCommand, type KMSClient } from '@aws-sdk/client-kms';

import type { LookUp } from '../../core/facts/look-ups';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText } from '../aws/configured';
import { unlessRefused } from '../aws/unless-refused';

/** Where a repository and a file system name the key they are encrypted with. */
const KEYS = [['EncryptionConfiguration', 'KmsKey'], ['KmsKeyId']] as const;

/**
 * Who manages the key that a resource names, `AWS` or `CUSTOMER`, by the key as the resource names it (id, ARN or
 * alias). A key that is gone is left out.
 */
export function keyManagers(client: KMSClient, calls: AwsCalls): LookUp {
  const manager = once((key) => read(client, calls, key));
  return async (subject) => {
    const keys = KEYS.flatMap((path) => configuredText(subject, path) ?? []);
    if (keys.length === 0) return undefined;
    const found = await Promise.all(keys.map(async (key) => [key, await manager(key)] as const));
    return Object.fromEntries(found.flatMap(([key, name]) => (name === undefined ? [] : [[key, name]])));
  };
}

async function read(client: KMSClient, calls: AwsCalls, key: string): Promise<string | undefined> {
  const call: AwsCall = { action: 'kms:DescribeKey', target: key };
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['NotFoundException'], client.send(new DescribeKeyCommand({ KeyId: key }), { abortSignal })),
  );
  if (answer === undefined) return undefined;
  if (answer.KeyMetadata?.KeyManager === undefined) throw answerInvalid(call, 'no KeyManager');
  return answer.KeyMetadata.KeyManager;
}
