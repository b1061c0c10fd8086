import type { CheckRequest } from '../../core/decision/decide';
import type { ClusterConfiguration, ExecLogConfiguration } from '../../core/facts/ecs-changes';
import { clusterChange } from '../cluster-change';
import { VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';

type FlagName = 'cloudWatchEncryptionEnabled' | 's3EncryptionEnabled';

/** Has ECS Exec insist on encryption where a cluster logs its sessions (ECS API `UpdateCluster`). */
export function execLogsEncrypted(ports: RemediationPorts, request: CheckRequest): Remediation {
  return clusterChange(ports, request, {
    obstacle: (before) =>
      flagsOf(before).length > 0
        ? undefined
        : 'Decide where sessions are logged: the document ecs-guardrails-ecs-cluster-exec-logging takes a log group.',
    after: (before) => {
      const { executeCommandConfiguration: exec, ...others } = before;
      const flags = Object.fromEntries(flagsOf(before).map((flag) => [flag, true]));
      const logConfiguration = { ...exec?.logConfiguration, ...flags };
      return { executeCommandConfiguration: { ...exec, logConfiguration }, ...others };
    },
    settingOf: (configuration) =>
      flagsOf(configuration)
        .map((flag) => `${flag} ${String(logsOf(configuration)[flag] === true)}`)
        .join(', '),
    sentences: (_, outcome) => [
      `ECS Exec in the cluster ${VERB[outcome]} told to log sessions only to what is encrypted; the destinations stay.`,
      'While the log group has no KMS key, or the bucket no encryption, sessions are refused: encrypt them first.',
      'Tasks that run keep running; their role needs logs:DescribeLogGroups or s3:GetEncryptionConfiguration, by which ' +
        'ECS Exec sees the encryption.',
    ],
  });
}

/** The flags of the destinations that are there, as the check counts them: by their name, or by the flag itself. */
function flagsOf(configuration: ClusterConfiguration): readonly FlagName[] {
  const logs = logsOf(configuration);
  const destinations = [
    { name: logs.cloudWatchLogGroupName, flag: 'cloudWatchEncryptionEnabled' },
    { name: logs.s3BucketName, flag: 's3EncryptionEnabled' },
  ] as const;
  return destinations
    .filter(({ name, flag }) => name !== undefined || logs[flag] !== undefined)
    .map(({ flag }) => flag);
}

function logsOf({ executeCommandConfiguration }: ClusterConfiguration): ExecLogConfiguration {
  return executeCommandConfiguration?.logConfiguration ?? {};
}
