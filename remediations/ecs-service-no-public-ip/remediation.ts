import type { CheckRequest } from '../../core/decision/decide';
import type { PrivateNetwork } from '../../core/facts/ecs-changes';
import { isJsonList, valueAt } from '../../core/subject/json';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { SERVICE } from '../resource-forms';
import { addressOf, deployedByOthers, updateServiceCommand } from '../service-change';
import { shellWord } from '../shell-word';

/**
 * Starts the tasks of a service without public addresses, in the same subnets and security groups (ECS API
 * `UpdateService`, which takes the network configuration as a whole).
 */
export function noPublicIp(ports: RemediationPorts, request: CheckRequest): Remediation {
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, SERVICE),
    obstacle: (state) =>
      deployedByOthers(state) ??
      (networkOf(state) === undefined ? 'Its subnets and security groups cannot be read.' : undefined),
    change: (state, outcome) => ({
      from: 'assignPublicIp ENABLED',
      to: 'assignPublicIp DISABLED',
      undo: updateServiceCommand(
        addressOf(state),
        ports.own,
        `--network-configuration ${shellWord(publicNetwork(state))}`,
      ),
      sentences: [
        `The tasks of the service ${VERB[outcome]} given no public IP address, in the same subnets and security groups.`,
        'ECS starts a deployment that replaces all running tasks.',
        'Without a NAT gateway or VPC endpoints in these subnets the new tasks cannot pull their images, and the ' +
          'deployment does not complete.',
      ],
    }),
    async apply(state) {
      const network = networkOf(state);
      if (network !== undefined) await ports.ecs.withholdPublicIp(addressOf(state), network);
    },
  });
}

/** Nothing is left out: half a network configuration would move the tasks. */
function networkOf({ subject }: DescribedResource): PrivateNetwork | undefined {
  const awsvpc = ['NetworkConfiguration', 'AwsvpcConfiguration'];
  const subnets = textsOf(valueAt(subject.configuration, [...awsvpc, 'Subnets']));
  const securityGroups = textsOf(valueAt(subject.configuration, [...awsvpc, 'SecurityGroups']) ?? []);
  if (subnets === undefined || subnets.length === 0 || securityGroups === undefined) return undefined;
  return { subnets, securityGroups };
}

function textsOf(list: Parameters<typeof isJsonList>[0]): readonly string[] | undefined {
  if (!isJsonList(list)) return undefined;
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length ? texts : undefined;
}

function publicNetwork(state: DescribedResource): string {
  const awsvpcConfiguration = { ...networkOf(state), assignPublicIp: 'ENABLED' };
  return JSON.stringify({ awsvpcConfiguration });
}
