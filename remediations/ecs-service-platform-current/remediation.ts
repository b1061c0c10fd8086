import type { CheckRequest } from '../../core/decision/decide';
import { visibleText } from '../../core/visible-text';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { SERVICE } from '../resource-forms';
import { addressOf, deployedByOthers, updateServiceCommand } from '../service-change';
import { shellWord } from '../shell-word';

/** Has a service follow the latest platform version of Fargate (ECS API `UpdateService`). */
export function platformCurrent(ports: RemediationPorts, request: CheckRequest): Remediation {
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, SERVICE),
    obstacle: deployedByOthers,
    change: (state, outcome) => {
      const version = versionOf(state);
      return {
        from: `platformVersion ${visibleText(version)}`,
        to: 'platformVersion LATEST',
        undo: updateServiceCommand(addressOf(state), ports.own, `--platform-version ${shellWord(version)}`),
        sentences: [
          `The platform version of the service ${VERB[outcome]} changed to LATEST.`,
          'ECS starts a deployment that replaces all running tasks. AWS may refuse to start tasks on the old version again.',
        ],
      };
    },
    apply: (state) => ports.ecs.useLatestPlatform(addressOf(state)),
  });
}

function versionOf({ subject }: DescribedResource): string {
  const version = subject.configuration['PlatformVersion'];
  return typeof version === 'string' ? version : '';
}
