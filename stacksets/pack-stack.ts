import { Stack, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addPacks, type PackContents } from './conformance-packs';

/** What the pack stack needs to know. */
export interface PackStackProps extends PackContents {
  readonly synthesizer: IStackSynthesizer;
}

/** The conformance packs of one member account and Region. */
export class PackStack extends Stack {
  constructor(scope: Construct, id: string, { synthesizer, ...contents }: PackStackProps) {
    super(scope, id, {
      synthesizer,
      description: 'ecs-guardrails: the conformance pack of one account and Region',
      analyticsReporting: false,
    });
    addPacks(this, contents);
  }
}
