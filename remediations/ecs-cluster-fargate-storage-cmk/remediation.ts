import type { CheckRequest } from '../../core/decision/decide';
import { clusterChange } from '../cluster-change';
import { VERB } from '../in-place';
import { chosenKey } from '../kms-key';
import type { Remediation, RemediationPorts } from '../remediation';

/** Has the storage of Fargate tasks in a cluster encrypted with a KMS key that a person names (ECS API `UpdateCluster`). */
export function fargateStorageCmk(
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
): Remediation {
  // "The key must be a single Region key" (ECS API `ManagedStorageConfiguration`).
  const chosen = chosenKey(values, ports.own, { multiRegion: false });
  const key = 'key' in chosen ? chosen.key : undefined;
  return clusterChange(ports, request, {
    obstacle: () => ('key' in chosen ? undefined : chosen.obstacle),
    after: ({ managedStorageConfiguration: storage, ...others }) => ({
      ...others,
      managedStorageConfiguration: { ...storage, fargateEphemeralStorageKmsKeyId: key },
    }),
    settingOf: ({ managedStorageConfiguration: storage }) =>
      `fargateEphemeralStorageKmsKeyId ${storage?.fargateEphemeralStorageKmsKeyId ?? 'not set'}`,
    sentences: (_, outcome) => [
      `The storage of Fargate tasks that start in the cluster from then on ${VERB[outcome]} encrypted with the key ` +
        `${key ?? ''}; tasks that run keep theirs.`,
      'The policy of the key must allow fargate.amazonaws.com to use it for this cluster, or new tasks do not start: ' +
        'look at the key policy before anything is deployed.',
    ],
  });
}
