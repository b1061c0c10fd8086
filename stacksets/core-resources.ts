import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { Exemption } from '../core/exemptions/exemption';
import { FUNCTION_NAMES } from '../core/registry/deployed-names';
import { addAlarms } from './alarms';
import { addDashboard } from './dashboard';
import { addExemptionsLayer } from './exemptions-layer';
import type { FunctionFolders } from './function-folders';
import type { Guards } from './guards';
import { killSwitchParameter, permitReadingSwitch } from './kill-switch';
import { addRemediation } from './remediation-resources';
import type { RemediationSource } from './remediation-sources';
import { addRulesFunction } from './rules-resources';
import { addStateTable } from './state-table';
import { addStopper } from './stopper-resources';
import { addStoredQueries } from './stored-queries';

/** What core is made of. */
export interface CoreContents {
  readonly functions: FunctionFolders;
  readonly remediations: readonly RemediationSource[];
  readonly exemptions?: readonly Exemption[];
}

/**
 * Everything that acts in one account and Region. Values come from template parameters whose defaults are the safest: an
 * account where nobody sets one gets exactly these.
 *
 * @returns what must stand before the pack, which names it without a reference
 */
export function addCore(stack: Stack, contents: CoreContents): readonly CfnResource[] {
  const { functions, remediations } = contents;
  const guards: Guards = {
    table: addStateTable(stack),
    killSwitch: killSwitchParameter(stack),
    exemptions: addExemptionsLayer(stack, contents.exemptions ?? []),
  };
  const { fn: rules, failures, permission } = addRulesFunction(stack, functions.rules, guards);
  const { queue, deadLetters, undelivered, role: stopper } = addStopper(stack, functions.stopper, guards);
  const { role: remediation, named } = addRemediation(stack, functions.remediation, remediations, guards, rules);
  permitReadingSwitch(stack, [stopper, remediation], guards.killSwitch);
  addAlarms(stack, {
    functions: Object.values(FUNCTION_NAMES),
    failureQueues: [
      { queue: failures, meaning: 'events of AWS Config were given up; previous results stand' },
      { queue: deadLetters, meaning: 'events of tasks were given up by the stopper' },
      { queue: undelivered, meaning: 'EventBridge could not hand over events of tasks' },
    ],
  });
  addStoredQueries(stack);
  addDashboard(stack, { 'task events': queue, 'given up by rules': failures, 'given up by stopper': deadLetters });
  return [permission, ...named];
}
