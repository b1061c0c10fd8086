import type { CheckRequest } from '../../core/decision/decide';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB, type ChangeOutcome } from '../in-place';
import { quoted } from '../quoted';
import type { Remediation, RemediationPorts } from '../remediation';
import { CLUSTER } from '../resource-forms';
import { shellWord } from '../shell-word';
import { execSettings, type ExecSettings } from './exec-settings';

/** Characters and length of a log group (CloudWatch Logs API `CreateLogGroup`). */
const LOG_GROUP = /^[A-Za-z0-9._/#-]{1,512}$/;

/**
 * Has ECS Exec sessions in a cluster logged (ECS API `UpdateCluster`): by the log driver of each container, or to a log
 * group that a person named.
 */
export function execLogging(
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
): Remediation {
  const logGroup = Object.hasOwn(values, 'logGroup') ? values['logGroup'] : undefined;
  const needsLogGroup = request.parameters['requireOverride'] === true && logGroup === undefined;
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, CLUSTER),
    obstacle: ({ described }) => {
      if (needsLogGroup) return 'Decide logGroup, which task roles may write to (document parameter Values).';
      if (logGroup !== undefined && !LOG_GROUP.test(logGroup)) {
        return `Decide another logGroup (document parameter Values): ${quoted(logGroup)} is no name of a log group.`;
      }
      return execSettings(described, logGroup) === undefined
        ? 'Its configuration has a setting that this version does not know. Update ecs-guardrails.'
        : undefined;
    },
    change: ({ name, described }, outcome) => changeOf(name, execSettings(described, logGroup), outcome, ports),
    async apply({ name, described }) {
      const settings = execSettings(described, logGroup);
      if (settings !== undefined) await ports.ecs.setExecConfiguration(name, settings.exec, settings.storage);
    },
  });
}

function changeOf(
  name: string,
  settings: ExecSettings | undefined,
  outcome: ChangeOutcome,
  { own }: Pick<RemediationPorts, 'own'>,
) {
  const { before, exec } = settings ?? {};
  const group = exec?.logConfiguration?.cloudWatchLogGroupName;
  const target = group === undefined ? 'the log driver of each container (DEFAULT)' : `log group ${group} (OVERRIDE)`;
  return {
    from: `logging ${before?.executeCommandConfiguration?.logging ?? 'DEFAULT'}`,
    to: `logging ${exec?.logging ?? ''}`,
    undo:
      `aws ecs update-cluster --region ${shellWord(own.region)} --cluster ${shellWord(name)} ` +
      `--configuration ${shellWord(JSON.stringify(before))}`,
    sentences: [
      `ECS Exec sessions in the cluster ${VERB[outcome]} logged to ${target}; the KMS key of the sessions stays.`,
      'Tasks that run keep running; their role must be allowed to write the log, or sessions are not logged.',
    ],
  };
}
