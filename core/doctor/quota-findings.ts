import { ownRules, type DeploymentFacts } from './deployment-facts';
import { fine, ofAnswer, wanting, type Finding } from './finding';
import { isPackPresent } from './pack-findings';

/** What an account takes in one Region; neither can be raised (AWS General Reference, "AWS Config endpoints and quotas"). */
const CONFIG_QUOTAS = { rules: 1_000, packs: 50 } as const;

/** A burst of changes asks every rule at once; with less than this the functions are throttled, and others with them. */
const ENOUGH_CONCURRENCY = 50;

/** What a deployment with default settings takes. */
export interface Needs {
  readonly rules: number;
  readonly packs: number;
}

/** Whether there is room for what is deployed, or would be. */
export function quotaFindings(facts: DeploymentFacts, needs: Needs): readonly Finding[] {
  const isPresent = isPackPresent(facts);
  return [
    ...ofAnswer('rule-quota', facts.rules, (rules) => [
      ofRules(rules.length, ownRules(rules).length > 0 ? 0 : needs.rules),
    ]),
    ...ofAnswer('pack-quota', facts.packs, (packs) => [ofPacks(packs.length, isPresent ? 0 : needs.packs)]),
    ...ofAnswer('concurrency', facts.unreservedConcurrency, (unreserved) => [ofConcurrency(unreserved)]),
  ];
}

function ofRules(present: number, needed: number): Finding {
  const words = `Config rules: ${sum(present, needed)} of ${CONFIG_QUOTAS.rules}`;
  if (present + needed <= CONFIG_QUOTAS.rules) return fine('rule-quota', `${words}.`);
  const advice = 'Delete rules that nobody reads, or deploy grouped rules (six instead of one for each check).';
  return wanting('rule-quota', 'problem', `${words}: too many, and the quota is fixed.`, advice);
}

function ofPacks(present: number, needed: number): Finding {
  const words = `Conformance packs: ${sum(present, needed)} of ${CONFIG_QUOTAS.packs}`;
  if (present + needed <= CONFIG_QUOTAS.packs) return fine('pack-quota', `${words}.`);
  const advice = 'Delete a pack that nobody reads, or deploy grouped rules, which fit into one.';
  return wanting('pack-quota', 'problem', `${words}: too many, and the quota is fixed.`, advice);
}

function sum(present: number, needed: number): string {
  return needed === 0 ? String(present) : `${present} present and ${needed} to come`;
}

function ofConcurrency(unreserved: number): Finding {
  const words = `Lambda: ${unreserved} executions at a time that no function has reserved`;
  if (unreserved >= ENOUGH_CONCURRENCY) return fine('concurrency', `${words}.`);
  return wanting(
    'concurrency',
    'warning',
    `${words}; a burst of changes may be throttled below ${ENOUGH_CONCURRENCY}.`,
    'Raise the quota "Concurrent executions" of Lambda in Service Quotas, or release reservations.',
  );
}
