import type { CheckRequest } from '../core/decision/decide';
import { decideWithLookUps } from '../core/decision/decide-with-look-ups';
import type { Decision } from '../core/decision/decision';
import { exempt, type Exempted } from '../core/exemptions/exempt';
import { describeExemption } from '../core/exemptions/exemption';
import type { Violation } from '../core/policy/check-result';
import type { Subject } from '../core/subject/subject';
import { visibleText } from '../core/visible-text';
import type { RemediationPorts, StepOutcome } from './remediation';

/** What the policy says of a resource that was just read: it fails, for reasons, or there is nothing to correct. */
export type FreshVerdict =
  | { readonly fails: true; readonly violations: readonly Violation[]; readonly reasons: readonly string[] }
  | { readonly fails: false; readonly outcome: StepOutcome; readonly is: string };

/**
 * Judges a resource again, by the same policy as everywhere else: documents run late, more than once, and on resources that
 * somebody has changed meanwhile. A resource whose verdict is not certain is never changed.
 *
 * @returns `is` completes a sentence that begins with the resource
 */
export async function freshVerdict(
  { policy, lookUps, exemptions }: Pick<RemediationPorts, 'policy' | 'lookUps' | 'exemptions'>,
  subject: Subject,
  request: CheckRequest,
): Promise<FreshVerdict> {
  const found = await decideWithLookUps(policy, subject, request, { lookUps, descriptions: {} });
  const decision = found?.decision;
  const check = request.check.id;
  switch (decision?.status) {
    case 'NON_COMPLIANT': {
      const exempted = exempt(decision, 'no-remediate', exemptions);
      if (exempted.exemptions.length > 0) return { fails: false, outcome: 'SKIP_EXEMPT', is: exemptionOf(exempted) };
      const reasons = decision.violations.map(({ message }) => visibleText(message));
      return { fails: true, violations: decision.violations, reasons };
    }
    case 'COMPLIANT':
      return { fails: false, outcome: 'SKIP_ALREADY_COMPLIANT', is: `passes ${check}` };
    case 'NOT_APPLICABLE':
      return { fails: false, outcome: 'SKIP_NOT_APPLICABLE', is: `is left alone: ${check} does not apply to it` };
    case 'UNKNOWN':
    case 'ERROR':
    case undefined:
      return { fails: false, outcome: 'SKIP_UNKNOWN', is: `is left alone: ${undecided(decision)}` };
  }
}

/** A correction changes the resource as a whole, so that one violation which is exempt keeps it from being made. */
function exemptionOf({ violations, exemptions }: Exempted): string {
  const why = exemptions.map((exemption) => visibleText(describeExemption(exemption))).join('; ');
  if (violations.length === 0) return `is left alone: ${why}`;
  const others = violations.map(({ message }) => visibleText(message)).join(' ');
  return `is left alone: ${why}. Not exempt, and to be corrected by hand: ${others.replace(/\.$/, '')}`;
}

function undecided(decision: Decision | undefined): string {
  if (decision === undefined) return 'the policy gave no verdict';
  if (decision.error !== null) return `judging it failed with ${decision.error.code}`;
  return `its verdict is UNKNOWN (${decision.unknowns.map(({ detail }) => visibleText(detail)).join('; ')})`;
}
