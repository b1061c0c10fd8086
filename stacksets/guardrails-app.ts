import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { PackSettings } from '../conformance-pack/pack-settings';
import { GuardrailsError } from '../core/errors';
import type { Check } from '../core/registry/check';
import { AssetsStack } from './assets-stack';
import type { FunctionFolders } from './core-stack';
import { HubStack } from './hub-stack';
import type { OrganizationSettings } from './organization-settings';
import { documentsRelease, remediationSources } from './remediation-sources';

/** What a cloud assembly is made of. */
export interface GuardrailsAppProps {
  readonly settings: OrganizationSettings;
  readonly checks: readonly Check[];
  readonly packSettings?: PackSettings;
  /** The folder that `npm run build` fills: `dist/lambda`. */
  readonly functions: string;
  /** The folder `remediations/`. */
  readonly remediations: string;
  /** Where CDK writes; without it, where the CDK command says, else a temporary folder. */
  readonly outdir?: string;
  /** CDK's own validation of templates costs 4 s and 350 MB; the tests run it. Default: off. */
  readonly validation?: boolean;
}

/** The app with its stacks. */
export interface GuardrailsApp {
  readonly app: App;
  readonly hub: HubStack;
  /** By Region, the home Region first. */
  readonly assets: ReadonlyMap<string, AssetsStack>;
}

/**
 * Builds the CDK app: an asset stack per Region, the hub, and inside the hub the member stacks `core` and `pack`. No
 * account is asked for anything.
 *
 * @throws GuardrailsError `TEMPLATE_INVALID` when a bundle is missing, and whatever rendering the pack throws
 */
export function guardrailsApp(props: GuardrailsAppProps): GuardrailsApp {
  const { settings, checks, packSettings } = props;
  const app = new App({
    ...(props.outdir === undefined ? {} : { outdir: props.outdir }),
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    builtinCloudFormationValidation: props.validation ?? false,
    // `cdk synth` would set both and give other bytes, so other hashes, than this program.
    postCliContext: {
      'aws:cdk:enable-path-metadata': false,
      'aws:cdk:enable-asset-metadata': false,
      ...(props.validation === true ? { '@aws-cdk/core:validateAgainstDefaultRules': true } : {}),
    },
  });
  const remediations = remediationSources(props.remediations);
  const hub = new HubStack(app, 'EcsGuardrailsHub', {
    settings,
    core: { functions: functionFolders(props.functions), remediations },
    pack: { checks, packSettings: { release: documentsRelease(remediations), ...packSettings } },
  });
  const assets = new Map(assetRegions(settings).map((region) => [region, assetsStack(app, settings, region)]));
  // The buckets must stand before the hub's deployment publishes into them.
  for (const stack of assets.values()) hub.addStackDependency(stack);
  return { app, hub, assets };
}

/** The Regions that need a bucket: those of the members and the one of the StackSets. */
function assetRegions({ hub, regions }: OrganizationSettings): readonly string[] {
  return [...new Set([hub.homeRegion, ...regions])];
}

function assetsStack(app: App, { hub, organization }: OrganizationSettings, region: string): AssetsStack {
  return new AssetsStack(app, `EcsGuardrailsAssets-${region}`, { hubAccount: hub.account, organization, region });
}

function functionFolders(directory: string): FunctionFolders {
  const folder = (name: keyof FunctionFolders): string => {
    const path = join(directory, name);
    if (existsSync(join(path, 'index.js'))) return path;
    throw new GuardrailsError(
      'TEMPLATE_INVALID',
      `The bundle of function "${name}" is missing: expected ${join(path, 'index.js')}. Run \`npm run build\` first.`,
      { place: { file: path } },
    );
  };
  return { rules: folder('rules'), stopper: folder('stopper'), remediation: folder('remediation') };
}
