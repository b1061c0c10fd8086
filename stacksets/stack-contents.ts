import type { PackSettings } from '../conformance-pack/pack-settings';
import type { Check } from '../core/registry/check';
import type { PackContents } from './conformance-packs';
import type { CoreContents } from './core-resources';
import { functionFolders } from './function-folders';
import { documentsRelease, remediationSources } from './remediation-sources';

/** Where the contents of stacks come from, in every layout. */
export interface ContentSources {
  readonly checks: readonly Check[];
  /** The folder that `npm run build` fills: `dist/lambda`. */
  readonly functions: string;
  /** The folder `remediations/`. */
  readonly remediations: string;
}

/**
 * Reads what core and pack are made of.
 *
 * @throws GuardrailsError `TEMPLATE_INVALID` when a bundle is missing; `REMEDIATION_INVALID`
 */
export function stackContents(
  { checks, functions, remediations }: ContentSources,
  packSettings: PackSettings = {},
): { readonly core: CoreContents; readonly pack: PackContents } {
  const sources = remediationSources(remediations);
  return {
    core: { functions: functionFolders(functions), remediations: sources },
    pack: { checks, packSettings: { release: documentsRelease(sources), ...packSettings } },
  };
}
