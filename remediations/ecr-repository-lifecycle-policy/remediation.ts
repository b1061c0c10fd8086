import type { CheckRequest } from '../../core/decision/decide';
import { asDescribed } from '../../core/inputs/described-subject';
import { rawMember } from '../../core/inputs/raw-members';
import { atRepository } from '../at-repository';
import { decided } from '../decided';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import { quoted } from '../quoted';
import type { Remediation, RemediationPorts } from '../remediation';
import { REPOSITORY } from '../resource-forms';
import { shellWord } from '../shell-word';

/** Has ECR delete untagged images of a repository after the days that a person decided (ECR API `PutLifecyclePolicy`). */
export function untaggedExpire(
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
): Remediation {
  const written = decided(values, 'untaggedDays');
  const days = daysIn(written);
  const policy = lifecyclePolicy(days ?? 0);
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, REPOSITORY),
    obstacle: ({ described }) => {
      if (rawMember(described, 'LifecyclePolicy') !== undefined) {
        return 'It has a lifecycle policy, which is not overwritten: give that one a rule.';
      }
      if (days !== undefined) return undefined;
      return written === undefined
        ? 'Decide untaggedDays, after how many days images without a tag are deleted (document parameter Values).'
        : `Decide another untaggedDays (document parameter Values): ${quoted(written)} is no whole number from 1 to 3650.`;
    },
    corrected: ({ subject, described }) =>
      asDescribed(subject, { ...described, LifecyclePolicy: { LifecyclePolicyText: policy } }),
    change: ({ name }, outcome) => ({
      from: 'no lifecycle policy',
      to: `a lifecycle policy that deletes untagged images after ${days ?? 0} days`,
      undo: `aws ecr delete-lifecycle-policy ${atRepository(name, ports.own)}`,
      sentences: [
        `The repository ${VERB[outcome]} given a lifecycle policy: ECR deletes images without a tag ${days ?? 0} days after ` +
          'they were pushed. Those that are older already are deleted within 24 hours, and nothing brings them back.',
        'Tasks that name such an image by its digest cannot start any more.',
        `What it deletes is told before by: aws ecr start-lifecycle-policy-preview ${atRepository(name, ports.own)} ` +
          `--lifecycle-policy-text ${shellWord(policy)} (then aws ecr get-lifecycle-policy-preview).`,
      ],
    }),
    apply: ({ name }) => ports.ecr.putLifecyclePolicy(name, policy),
  });
}

function daysIn(written: string | undefined): number | undefined {
  const days = /^[1-9]\d{0,3}$/.test(written ?? '') ? Number(written) : undefined;
  return days === undefined || days > 3650 ? undefined : days;
}

/** One rule (ECR User Guide, "Lifecycle policy properties"). */
function lifecyclePolicy(countNumber: number): string {
  const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber };
  const description = `Delete untagged images after ${countNumber} days`;
  return JSON.stringify({ rules: [{ rulePriority: 1, description, selection, action: { type: 'expire' } }] });
}
