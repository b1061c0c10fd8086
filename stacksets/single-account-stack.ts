import { DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addPacks, type PackContents } from './conformance-packs';
import { addCore, type CoreContents } from './core-resources';
import { stackSynthesizer } from './stack-synthesizer';

/** What the stack of a lone account needs to know. */
export interface SingleAccountStackProps {
  readonly account: string;
  readonly region: string;
  readonly core: CoreContents;
  readonly pack: PackContents;
}

/**
 * Core and pack of a lone account in one stack for each Region: for an account without an organization, the management
 * account, which StackSets never reach, and China Regions. The CDK command deploys it, with the code in the bucket that
 * `cdk bootstrap` made.
 */
export class SingleAccountStack extends Stack {
  constructor(scope: Construct, id: string, { account, region, core, pack }: SingleAccountStackProps) {
    super(scope, id, {
      stackName: 'ecs-guardrails',
      description: 'ecs-guardrails: functions, roles, state, remediation documents and the conformance pack',
      env: { account, region },
      analyticsReporting: false,
      // The rule would put a bootstrap parameter into the template; the stack artifact carries the requirement anyway.
      synthesizer: stackSynthesizer(new DefaultStackSynthesizer({ generateBootstrapVersionRule: false })),
    });
    addPacks(this, pack, addCore(this, core));
  }
}
