import { PutImageScanningConfigurationCommand, TagResourceCommand, type ECRClient } from '@aws-sdk/client-ecr';

import type { EcrChanges } from '../../core/facts/ecr-changes';
import type { AwsCalls } from '../aws/aws-calls';

/** Changes repositories of the caller's own registry (no `registryId` is sent). */
export function ecrChanges(client: ECRClient, calls: AwsCalls): EcrChanges {
  return {
    async scanOnPush(repositoryName) {
      const command = new PutImageScanningConfigurationCommand({
        repositoryName,
        imageScanningConfiguration: { scanOnPush: true },
      });
      await calls.run({ action: 'ecr:PutImageScanningConfiguration', target: repositoryName }, (abortSignal) =>
        client.send(command, { abortSignal }),
      );
    },
    async tag(resourceArn, tags) {
      const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await calls.run({ action: 'ecr:TagResource', target: resourceArn }, (abortSignal) =>
        client.send(new TagResourceCommand({ resourceArn, tags: list }), { abortSignal }),
      );
    },
  };
}
