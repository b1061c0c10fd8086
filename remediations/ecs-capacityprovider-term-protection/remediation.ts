import * as z from 'zod/mini';

import type { CheckRequest } from '../../core/decision/decide';
import { objectMember } from '../../core/inputs/raw-members';
import { visibleText } from '../../core/visible-text';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { CAPACITY_PROVIDER } from '../resource-forms';
import { shellWord } from '../shell-word';

const number = z.optional(z.number());

/** Strict: a setting of managed scaling that is not known here could be lost in the change. */
const provider = z.object({
  managedScaling: z.optional(
    z.strictObject({
      status: z.optional(z.string()),
      targetCapacity: number,
      minimumScalingStepSize: number,
      maximumScalingStepSize: number,
      instanceWarmupPeriod: number,
    }),
  ),
  managedTerminationProtection: z.optional(z.string()),
});

/**
 * Enables managed termination protection of a capacity provider, and managed scaling without which it does nothing (ECS API
 * `UpdateCapacityProvider`). ECS refuses it unless the Auto Scaling group protects its instances from scale-in; that is the
 * error of the step Apply.
 */
export function terminationProtection(ports: RemediationPorts, request: CheckRequest): Remediation {
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, CAPACITY_PROVIDER),
    obstacle: (state) =>
      settingsOf(state) === undefined
        ? 'Its managed scaling has a setting that this version does not know. Update ecs-guardrails.'
        : undefined,
    change: (state, outcome) => {
      const { managedScaling, managedTerminationProtection = 'DISABLED' } = settingsOf(state) ?? {};
      const scaling = { ...managedScaling, status: managedScaling?.status ?? 'DISABLED' };
      const before = JSON.stringify({ managedScaling: scaling, managedTerminationProtection });
      return {
        from: visibleText(
          `managedScaling ${scaling.status}, managedTerminationProtection ${managedTerminationProtection}`,
        ),
        to: 'managedScaling ENABLED, managedTerminationProtection ENABLED',
        undo:
          `aws ecs update-capacity-provider --region ${shellWord(ports.own.region)} --name ${shellWord(state.name)} ` +
          `--auto-scaling-group-provider ${shellWord(before)}`,
        sentences: [
          `Managed scaling and managed termination protection of the capacity provider ${VERB[outcome]} enabled.`,
          'ECS then sets the size of the Auto Scaling group, and a scale-in ends no instance that runs tasks.',
          'ECS refuses the change unless the Auto Scaling group protects new instances from scale-in.',
        ],
      };
    },
    async apply(state) {
      const { targetCapacity, minimumScalingStepSize, maximumScalingStepSize, instanceWarmupPeriod } =
        settingsOf(state)?.managedScaling ?? {};
      const scaling = { targetCapacity, minimumScalingStepSize, maximumScalingStepSize, instanceWarmupPeriod };
      await ports.ecs.protectFromTermination(state.name, scaling);
    },
  });
}

function settingsOf({ described }: DescribedResource) {
  return provider.safeParse(objectMember(described, 'autoScalingGroupProvider')).data;
}
