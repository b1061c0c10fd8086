import type { CheckRequest } from '../../core/decision/decide';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { SERVICE } from '../resource-forms';
import { addressOf, updateServiceCommand } from '../service-change';

/**
 * Turns ECS Exec off for the tasks that a service starts from now on (ECS API `UpdateService`). It forces no deployment:
 * replacing tasks because of a setting that they can wait for would be the greater harm.
 */
export function execDisabled(ports: RemediationPorts, request: CheckRequest): Remediation {
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, SERVICE),
    change: (state, outcome) => ({
      from: 'enableExecuteCommand true',
      to: 'enableExecuteCommand false',
      undo: updateServiceCommand(addressOf(state), ports.own, '--enable-execute-command'),
      sentences: [
        `ECS Exec ${VERB[outcome]} turned off for the tasks that the service starts from then on.`,
        'Tasks that run keep it until they are replaced: no deployment is forced.',
      ],
    }),
    apply: (state) => ports.ecs.disableExec(addressOf(state)),
  });
}
