import { Stack, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addRemediation } from './remediation-resources';
import type { RemediationSource } from './remediation-sources';
import { addRulesFunction } from './rules-resources';
import { FUNCTION_NAMES } from '../core/registry/deployed-names';
import { addAlarms } from './alarms';
import { addDashboard } from './dashboard';
import { addStateTable } from './state-table';
import { addStopper } from './stopper-resources';
import { addStoredQueries } from './stored-queries';

/** Folders of the built bundles, each with an `index.js` that exports `handler`. */
export interface FunctionFolders {
  readonly rules: string;
  readonly stopper: string;
  readonly remediation: string;
}

/** What the core stack needs to know. */
export interface CoreStackProps {
  readonly synthesizer: IStackSynthesizer;
  readonly functions: FunctionFolders;
  readonly remediations: readonly RemediationSource[];
}

/**
 * Everything that acts in one account and Region. Values come from template parameters whose defaults are the safest:
 * the StackSet sets none, so an account that joins the organization gets exactly these.
 */
export class CoreStack extends Stack {
  constructor(scope: Construct, id: string, { synthesizer, functions, remediations }: CoreStackProps) {
    super(scope, id, {
      synthesizer,
      description: 'ecs-guardrails: functions, roles, state and remediation documents of one account and Region',
      analyticsReporting: false,
    });
    const failures = addRulesFunction(this, functions.rules);
    const table = addStateTable(this);
    const { queue, deadLetters, undelivered } = addStopper(this, functions.stopper, table);
    addRemediation(this, functions.remediation, remediations, table);
    addAlarms(this, {
      functions: Object.values(FUNCTION_NAMES),
      failureQueues: [
        { queue: failures, meaning: 'events of AWS Config were given up; previous results stand' },
        { queue: deadLetters, meaning: 'events of tasks were given up by the stopper' },
        { queue: undelivered, meaning: 'EventBridge could not hand over events of tasks' },
      ],
    });
    addStoredQueries(this);
    addDashboard(this, { 'task events': queue, 'given up by rules': failures, 'given up by stopper': deadLetters });
  }
}
