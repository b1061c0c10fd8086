import { annotationOf } from './annotation';
import type { Verdict } from './evaluation';

/** What one check of a group says of a resource. */
export interface MemberVerdict {
  readonly check: string;
  readonly verdict: Verdict;
}

/**
 * The one verdict of a rule that asks a group of checks. A violation is certain whatever the other checks say; without
 * one, a check that could not be asked keeps the whole result back, and one whose question the item leaves open keeps it
 * from being COMPLIANT. Neither is what violates
 * a check and is exempt from it.
 *
 * @param members at least one
 */
export function groupVerdict(members: readonly MemberVerdict[]): Verdict {
  const failing = members.filter(({ verdict }) => verdict.kind === 'send' && verdict.compliance === 'NON_COMPLIANT');
  if (failing.length > 0) {
    const names = failing.map(({ check }) => check);
    return { kind: 'send', compliance: 'NON_COMPLIANT', annotation: annotationOfChecks(names) };
  }
  for (const { verdict } of members) if (verdict.kind !== 'send') return verdict;
  const open = members.filter(({ verdict }) => unknownsOf(verdict) > 0);
  if (open.length > 0) {
    return {
      kind: 'send',
      compliance: 'NOT_APPLICABLE',
      annotation: annotationOf(`unknown: ${open.map(({ check }) => check).join(', ')}`),
      unknowns: open.reduce((sum, { verdict }) => sum + unknownsOf(verdict), 0),
    };
  }
  const exempt = members.filter(({ verdict }) => verdict.kind === 'send' && verdict.exemptions !== undefined);
  if (exempt.length > 0) {
    const annotation = annotationOf(`exempt: ${exempt.map(({ check }) => check).join(', ')}`);
    return { kind: 'send', compliance: 'NOT_APPLICABLE', annotation };
  }
  const isAnyCompliant = members.some(({ verdict }) => verdict.kind === 'send' && verdict.compliance === 'COMPLIANT');
  return { kind: 'send', compliance: isAnyCompliant ? 'COMPLIANT' : 'NOT_APPLICABLE', annotation: undefined };
}

const LONGEST = 256;

/** As many names as fit: half a name would be the name of nothing. */
function annotationOfChecks(names: readonly string[]): string | undefined {
  const shown = names.filter((_, index) => {
    const text = `fails: ${names.slice(0, index + 1).join(', ')}`;
    return text.length <= LONGEST - ' +999 more'.length;
  });
  return annotationOf(`fails: ${shown.join(', ')}`, names.length - shown.length);
}

function unknownsOf(verdict: Verdict): number {
  return verdict.kind === 'send' ? (verdict.unknowns ?? 0) : 0;
}
