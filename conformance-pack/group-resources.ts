import { ACCOUNT_TYPE } from '../core/subject/subject';
import { configRule } from './config-rule';
import type { PackGroup } from './pack-groups';
import { ruleLogicalId } from './pack-names';
import type { PackResource } from './pack-resources';

/**
 * The resources of a group: its rule. It has no remediation, because AWS Config knows one a rule, and the checks of a group
 * are corrected by different documents.
 */
export function groupResources({ name, resourceTypes, trigger, parameters }: PackGroup): readonly PackResource[] {
  const body = configRule({
    name,
    title: `Checks of ${resourceTypes.join(', ')}`,
    // The account is a type of results only; AWS Config records no changes of it.
    resourceTypes: resourceTypes.filter((type) => type !== ACCOUNT_TYPE),
    trigger,
    parameters,
  });
  return [{ logicalId: ruleLogicalId(name), rule: name, body }];
}
