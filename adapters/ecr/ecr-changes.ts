import {
  PutImageScanningConfigurationCommand,
  PutLifecyclePolicyCommand,
  PutRegistryScanningConfigurationCommand,
  TagResourceCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr';

import type { EcrChanges } from '../../core/facts/ecr-changes';
import type { AwsCalls } from '../aws/aws-calls';

/** Changes the caller's own registry and its repositories (no `registryId` is sent). */
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
    async putLifecyclePolicy(repositoryName, lifecyclePolicyText) {
      const command = new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText });
      await calls.run({ action: 'ecr:PutLifecyclePolicy', target: repositoryName }, (abortSignal) =>
        client.send(command, { abortSignal }),
      );
    },
    async scanRegistry({ scanType, rules }) {
      const command = new PutRegistryScanningConfigurationCommand({
        scanType,
        rules: rules.map((rule) => ({ ...rule, repositoryFilters: [...rule.repositoryFilters] })),
      });
      await calls.run({ action: 'ecr:PutRegistryScanningConfiguration', target: 'the registry' }, (abortSignal) =>
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
