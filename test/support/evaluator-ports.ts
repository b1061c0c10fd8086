import type { RecordedItems } from '../../core/facts/recorded-items';
import { CHECKS } from '../../core/registry/registry';
import type { Policy } from '../../core/policy/policy';
import type { EvaluatorPorts } from '../../rules/evaluate-event';
import { exemptionsHere } from './exemptions';

/** A recorder that has recorded nothing. */
export const NO_ITEMS: RecordedItems = {
  captured: () => Promise.resolve(undefined),
  present: () => Promise.resolve([]),
  newest: () => Promise.resolve([]),
  evaluated: () => Promise.resolve([]),
};

/** Ports of the rules function that look nothing up, send nothing anywhere and say nothing. */
export function evaluatorPorts(policy: Policy, settings: Partial<EvaluatorPorts> = {}): EvaluatorPorts {
  const ignore = () => undefined;
  return {
    policy,
    checks: CHECKS,
    evaluations: { put: () => Promise.resolve() },
    items: NO_ITEMS,
    lookUps: {},
    descriptions: {},
    exemptions: exemptionsHere(),
    own: { partition: 'aws', account: '111122223333', region: 'eu-west-1' },
    onError: 'fail',
    log: { info: ignore, warn: ignore, error: ignore },
    metrics: { count: ignore },
    ...settings,
  };
}
