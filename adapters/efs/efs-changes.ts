import { PutFileSystemPolicyCommand, TagResourceCommand, type EFSClient } from '@aws-sdk/client-efs';

import type { EfsChanges } from '../../core/facts/efs-changes';
import type { AwsCalls } from '../aws/aws-calls';

/** Changes file systems of the own account and Region. */
export function efsChanges(client: EFSClient, calls: AwsCalls): EfsChanges {
  return {
    async putPolicy(FileSystemId, Policy) {
      await calls.run({ action: 'elasticfilesystem:PutFileSystemPolicy', target: FileSystemId }, (abortSignal) =>
        client.send(new PutFileSystemPolicyCommand({ FileSystemId, Policy }), { abortSignal }),
      );
    },
    async tag(ResourceId, tags) {
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await calls.run({ action: 'elasticfilesystem:TagResource', target: ResourceId }, (abortSignal) =>
        client.send(new TagResourceCommand({ ResourceId, Tags }), { abortSignal }),
      );
    },
  };
}
