import type { CheckRequest } from '../../core/decision/decide';
import { clusterChange } from '../cluster-change';
import { decided } from '../decided';
import { VERB } from '../in-place';
import { quoted } from '../quoted';
import type { Remediation, RemediationPorts } from '../remediation';

/** Characters and length of a log group (CloudWatch Logs API `CreateLogGroup`). */
const LOG_GROUP = /^[A-Za-z0-9._/#-]{1,512}$/;

/**
 * Has ECS Exec sessions in a cluster logged (ECS API `UpdateCluster`): by the log driver of each container, or to a log
 * group that a person named. The key of the sessions stays, and so does what OVERRIDE says beside the log group.
 */
export function execLogging(
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
): Remediation {
  const logGroup = decided(values, 'logGroup');
  const needsLogGroup = request.parameters['requireOverride'] === true && logGroup === undefined;
  return clusterChange(ports, request, {
    obstacle: () => {
      if (needsLogGroup) return 'Decide logGroup, which task roles may write to (document parameter Values).';
      if (logGroup === undefined || LOG_GROUP.test(logGroup)) return undefined;
      return `Decide another logGroup (document parameter Values): ${quoted(logGroup)} is no name of a log group.`;
    },
    after: ({ executeCommandConfiguration: exec, ...others }) => {
      const key = exec?.kmsKeyId === undefined ? {} : { kmsKeyId: exec.kmsKeyId };
      if (logGroup === undefined) return { executeCommandConfiguration: { ...key, logging: 'DEFAULT' }, ...others };
      const logConfiguration = { ...exec?.logConfiguration, cloudWatchLogGroupName: logGroup };
      return { executeCommandConfiguration: { ...key, logging: 'OVERRIDE', logConfiguration }, ...others };
    },
    settingOf: ({ executeCommandConfiguration: exec }) => `logging ${exec?.logging ?? 'DEFAULT'}`,
    sentences: (_, outcome) => {
      const target =
        logGroup === undefined ? 'the log driver of each container (DEFAULT)' : `log group ${logGroup} (OVERRIDE)`;
      return [
        `ECS Exec sessions in the cluster ${VERB[outcome]} logged to ${target}; the KMS key of the sessions stays.`,
        'Tasks that run keep running; their role must be allowed to write the log, or sessions are not logged.',
      ];
    },
  });
}
