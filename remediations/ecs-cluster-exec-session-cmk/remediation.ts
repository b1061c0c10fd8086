import type { CheckRequest } from '../../core/decision/decide';
import { clusterChange } from '../cluster-change';
import { VERB } from '../in-place';
import { chosenKey } from '../kms-key';
import type { Remediation, RemediationPorts } from '../remediation';

/** Has the sessions of ECS Exec in a cluster encrypted with a KMS key that a person names (ECS API `UpdateCluster`). */
export function execSessionCmk(
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
): Remediation {
  const chosen = chosenKey(values, ports.own, { multiRegion: true });
  const key = 'key' in chosen ? chosen.key : undefined;
  return clusterChange(ports, request, {
    obstacle: () => ('key' in chosen ? undefined : chosen.obstacle),
    after: ({ executeCommandConfiguration: exec, ...others }) => ({
      executeCommandConfiguration: { ...exec, kmsKeyId: key },
      ...others,
    }),
    settingOf: ({ executeCommandConfiguration: exec }) => `kmsKeyId ${exec?.kmsKeyId ?? 'not set'}`,
    sentences: (_, outcome) => [
      `ECS Exec sessions in the cluster ${VERB[outcome]} encrypted with the key ${key ?? ''}; their logging stays.`,
      'Task roles need kms:Decrypt on it, and people who open sessions kms:GenerateDataKey: without them sessions are ' +
        'refused. Tasks that run keep running.',
    ],
  });
}
