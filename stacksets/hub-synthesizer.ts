import { DefaultStackSynthesizer, type ISynthesisSession, type SynthesizeStackArtifactOptions } from 'aws-cdk-lib';
import type { MemberSynthesizer } from './member-synthesizer';

/**
 * Synthesizes the hub so that `cdk deploy` publishes the members' files, in all Regions, before it touches a StackSet.
 * The members are children of the hub: CDK synthesizes them first.
 */
export class HubSynthesizer extends DefaultStackSynthesizer {
  // Not a `#` field: CDK binds an `Object.create` of the synthesizer, which has none of those.
  private readonly members: readonly MemberSynthesizer[];

  constructor(members: readonly MemberSynthesizer[]) {
    // The rule would put a bootstrap parameter into the template; the stack artifact carries the requirement anyway.
    super({ generateBootstrapVersionRule: false });
    this.members = members;
  }

  protected override emitArtifact(session: ISynthesisSession, options: SynthesizeStackArtifactOptions = {}): void {
    const manifests = this.members.flatMap(({ manifestId }) => manifestId ?? []);
    const additionalDependencies = [...(options.additionalDependencies ?? []), ...manifests];
    super.emitArtifact(session, { ...options, additionalDependencies });
  }
}
