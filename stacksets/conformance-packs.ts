import { Fn, type CfnResource, type Stack } from 'aws-cdk-lib';
import { CfnConformancePack } from 'aws-cdk-lib/aws-config';
import type { PackSettings } from '../conformance-pack/pack-settings';
import { renderPacks } from '../conformance-pack/render-pack';
import type { Check } from '../core/registry/check';

/** What the packs are rendered from. */
export interface PackContents {
  readonly checks: readonly Check[];
  readonly packSettings: PackSettings;
}

/**
 * The conformance pack, or packs where its rules do not fit into one. It finds function, role and documents by the name
 * contract.
 *
 * @param needed what must stand before: AWS Config refuses a pack whose function it may not invoke (InsufficientPermissions)
 */
export function addPacks(
  stack: Stack,
  { checks, packSettings }: PackContents,
  needed: readonly CfnResource[] = [],
): void {
  renderPacks(checks, packSettings).forEach(({ name, body }, index) => {
    const pack = new CfnConformancePack(stack, index === 0 ? 'ConformancePack' : `ConformancePack${index + 1}`, {
      conformancePackName: name,
      templateBody: Fn.sub(body),
    });
    for (const resource of needed) pack.addResourceDependency(resource);
  });
}
