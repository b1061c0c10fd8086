import type { Check } from '../registry/check';
import { coreStackFindings, isCorePresent } from './core-stack-findings';
import type { DeploymentFacts } from './deployment-facts';
import { fine, ofAnswer, PARTS, type Finding } from './finding';
import { isPackPresent, packFindings } from './pack-findings';
import { quotaFindings, type Needs } from './quota-findings';
import { recordedFindings } from './recorded-findings';
import { recorderFindings } from './recorder-findings';

/** Against what an account and Region are held. */
export interface Expectation {
  readonly checks: readonly Check[];
  /** What the deployment of the checks takes by default. */
  readonly needs: Needs;
  readonly now: Date;
}

/**
 * Says of an account and Region what works, what does not, and what to do. Where neither stack is deployed, their parts are
 * not missing; where one part is there, the others are.
 *
 * @returns findings in the order of `PARTS`
 */
export function diagnose(facts: DeploymentFacts, { checks, needs, now }: Expectation): readonly Finding[] {
  const findings = [
    ...ofAnswer('caller', facts.caller, ({ account, arn }) => [
      fine('caller', `Asked as ${arn}, account ${account}, in ${facts.region}.`),
    ]),
    ...recorderFindings(facts),
    ...recordedFindings(facts, checks),
    ...coreStackFindings(facts, isCorePresent(facts) || isPackPresent(facts)),
    ...packFindings(facts, checks, now),
    ...quotaFindings(facts, needs),
  ];
  return findings.toSorted((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part));
}
