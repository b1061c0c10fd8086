import type { Decision } from '../decision/decision';
import type { Violation } from '../policy/check-result';
import { covers, coversViolation, type ExemptionContext } from './covers';
import type { Exemption, ExemptionEffect } from './exemption';

/** The exemptions of an account, asked for here and today. */
export interface OwnExemptions extends ExemptionContext {
  readonly exemptions: readonly Exemption[];
}

/** Exemptions as a function asks for them at a moment: days begin and end in UTC. */
export function ownExemptions(
  exemptions: readonly Exemption[],
  { account, region }: Pick<ExemptionContext, 'account' | 'region'>,
  now: Date,
): OwnExemptions {
  return { exemptions, account, region, today: now.toISOString().slice(0, 10) };
}

/** What exemptions leave of a decision. */
export interface Exempted {
  /** Violations that no exemption is about, in their order. */
  readonly violations: readonly Violation[];
  /** The exemptions that are about the others, in their order. */
  readonly exemptions: readonly Exemption[];
}

/**
 * Sorts out which violations of a decision are exempt. The decision itself stays what it is: an exemption changes what is done
 * about a violation, not whether there is one.
 */
export function exempt(
  decision: Pick<Decision, 'check' | 'subject' | 'violations'>,
  effect: ExemptionEffect,
  { exemptions, ...context }: OwnExemptions,
): Exempted {
  const { check, subject, violations } = decision;
  const covering = exemptions.filter((exemption) => covers(exemption, subject, check.id, effect, context));
  if (covering.length === 0) return { violations, exemptions: [] };
  const isExempt =
    ({ path }: Violation) =>
    (exemption: Exemption) =>
      coversViolation(exemption, subject, path);
  return {
    violations: violations.filter((violation) => !covering.some(isExempt(violation))),
    exemptions: covering.filter((exemption) => violations.some((violation) => isExempt(violation)(exemption))),
  };
}
