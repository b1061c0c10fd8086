import { DescribeFileSystemPolicyCommand, DescribeFileSystemsCommand, type EFSClient } from '@aws-sdk/client-efs';

import type { Describe } from '../../core/facts/descriptions';
import { parseArn } from '../../core/subject/arn';
import type { Subject } from '../../core/subject/subject';
import { unknownValue } from '../../core/subject/unknown';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText, requiredName } from '../aws/configured';
import { jsonOf } from '../aws/json-of';
import { unlessRefused } from '../aws/unless-refused';

const ACTION = 'elasticfilesystem:DescribeFileSystems';

/** No check reads it, so that nobody has to allow `elasticfilesystem:DescribeBackupPolicy`. */
const UNREAD = unknownValue('not-recorded', 'the backup policy of a file system is not looked up');

/** Describes a file system with its policy, which has an operation of its own. */
export function describeFileSystem(client: EFSClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const id = requiredName(subject, ACTION, idOf(subject));
    const call: AwsCall = { action: ACTION, target: id };
    const command = new DescribeFileSystemsCommand({ FileSystemId: id });
    const answer = await calls.run(call, (abortSignal) =>
      unlessRefused(['FileSystemNotFound'], client.send(command, { abortSignal })),
    );
    if (answer === undefined) return undefined;
    const fileSystem = answer.FileSystems?.find(({ FileSystemId }) => FileSystemId === id);
    if (fileSystem === undefined) throw answerInvalid(call, 'neither the file system nor an error');
    const policy = await policyOf(client, calls, id);
    return {
      ...jsonOf(fileSystem),
      BackupPolicy: UNREAD,
      ...(policy === undefined ? {} : { FileSystemPolicy: policy }),
    };
  };
}

function idOf(subject: Subject): string | undefined {
  const resource = subject.arn === null ? undefined : parseArn(subject.arn)?.resource;
  return (
    configuredText(subject, ['FileSystemId']) ??
    (resource?.startsWith('file-system/') === true ? resource.slice('file-system/'.length) : undefined)
  );
}

async function policyOf(client: EFSClient, calls: AwsCalls, id: string): Promise<string | undefined> {
  const call: AwsCall = { action: 'elasticfilesystem:DescribeFileSystemPolicy', target: id };
  const command = new DescribeFileSystemPolicyCommand({ FileSystemId: id });
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['PolicyNotFound'], client.send(command, { abortSignal })),
  );
  if (answer === undefined) return undefined;
  if (answer.Policy === undefined || answer.Policy === '') throw answerInvalid(call, 'neither a policy nor an error');
  return answer.Policy;
}
