import type { CheckRequest } from '../../core/decision/decide';
import { asDescribed } from '../../core/inputs/described-subject';
import { rawMember } from '../../core/inputs/raw-members';
import { describedResources, type DescribedResource } from '../described';
import { inPlace, VERB } from '../in-place';
import type { Remediation, RemediationPorts } from '../remediation';
import { FILE_SYSTEM } from '../resource-forms';
import { shellWord } from '../shell-word';
import { tlsPolicy } from './tls-policy';

/**
 * Has a file system refuse clients without TLS (EFS API `PutFileSystemPolicy`): its policy keeps every statement and gets a
 * Deny. A policy that cannot be read is never overwritten.
 */
export function tlsEnforced(ports: RemediationPorts, request: CheckRequest): Remediation {
  return inPlace<DescribedResource>(ports, request, {
    ...describedResources(ports, FILE_SYSTEM),
    obstacle: (state) =>
      policyAfter(state) === undefined ? 'Its policy cannot be read, and is not overwritten.' : undefined,
    corrected: (state) =>
      asDescribed(state.subject, { ...state.described, FileSystemPolicy: policyAfter(state) ?? null }),
    change: (state, outcome) => {
      const before = policyOf(state);
      return {
        from: before === undefined ? 'no policy' : 'the policy as it was',
        to: before === undefined ? 'a policy that denies everything without TLS' : 'the policy and a Deny without TLS',
        undo: undoCommand(state.name, before, ports.own.region),
        sentences: [
          `The file system policy ${VERB[outcome]} given a statement that denies everything without TLS.`,
          ...(before === undefined
            ? ['It also grants what holds without a policy: clients of its mount targets may read and write.']
            : ['Its other statements stay as they are.']),
          'Clients that mount without TLS fail then: tasks need transitEncryption ENABLED, others the mount option tls.',
        ],
      };
    },
    async apply(state) {
      const policy = policyAfter(state);
      if (policy !== undefined) await ports.efs.putPolicy(state.name, policy);
    },
  });
}

/** Text, as EFS keeps it. */
function policyOf({ described }: DescribedResource): string | undefined {
  const policy = rawMember(described, 'FileSystemPolicy')?.value;
  if (policy === undefined) return undefined;
  // What is no text cannot be read either, and must not pass for a file system without a policy.
  return typeof policy === 'string' ? policy : '';
}

function policyAfter(state: DescribedResource): string | undefined {
  return tlsPolicy(policyOf(state), state.arn);
}

function undoCommand(name: string, before: string | undefined, region: string): string {
  const where = `--region ${shellWord(region)} --file-system-id ${shellWord(name)}`;
  return before === undefined
    ? `aws efs delete-file-system-policy ${where}`
    : `aws efs put-file-system-policy ${where} --policy ${shellWord(before)}`;
}
