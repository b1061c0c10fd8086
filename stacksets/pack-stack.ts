import { Fn, Stack, type IStackSynthesizer } from 'aws-cdk-lib';
import { CfnConformancePack } from 'aws-cdk-lib/aws-config';
import type { Construct } from 'constructs';
import type { PackSettings } from '../conformance-pack/pack-settings';
import { renderPacks } from '../conformance-pack/render-pack';
import type { Check } from '../core/registry/check';

/** What the pack stack needs to know. */
export interface PackStackProps {
  readonly synthesizer: IStackSynthesizer;
  readonly checks: readonly Check[];
  readonly packSettings: PackSettings;
}

/** The conformance pack (or packs, where its rules do not fit into one) of one account and Region. It finds function, role and documents by the name contract. */
export class PackStack extends Stack {
  constructor(scope: Construct, id: string, { synthesizer, checks, packSettings }: PackStackProps) {
    super(scope, id, {
      synthesizer,
      description: 'ecs-guardrails: the conformance pack of one account and Region',
      analyticsReporting: false,
    });
    renderPacks(checks, packSettings).forEach(({ name, body }, index) => {
      new CfnConformancePack(this, index === 0 ? 'ConformancePack' : `ConformancePack${index + 1}`, {
        conformancePackName: name,
        templateBody: Fn.sub(body),
      });
    });
  }
}
