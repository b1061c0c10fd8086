import { Stack, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addCore, type CoreContents } from './core-resources';

/** What the core stack needs to know. */
export interface CoreStackProps extends CoreContents {
  readonly synthesizer: IStackSynthesizer;
}

/** Everything that acts in one member account and Region. The StackSet sets no parameter. */
export class CoreStack extends Stack {
  constructor(scope: Construct, id: string, { synthesizer, ...contents }: CoreStackProps) {
    super(scope, id, {
      synthesizer,
      description: 'ecs-guardrails: functions, roles, state and remediation documents of one account and Region',
      analyticsReporting: false,
    });
    addCore(this, contents);
  }
}
