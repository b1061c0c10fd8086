import type { App } from 'aws-cdk-lib';
import type { PackSettings } from '../conformance-pack/pack-settings';
import { AssetsStack } from './assets-stack';
import { HubStack } from './hub-stack';
import type { OrganizationSettings } from './organization-settings';
import { reproducibleApp, type AppOptions } from './reproducible-app';
import { stackContents, type ContentSources } from './stack-contents';

/** What a cloud assembly of an organization is made of. */
export interface GuardrailsAppProps extends ContentSources, AppOptions {
  readonly settings: OrganizationSettings;
  readonly packSettings?: PackSettings;
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
  const { settings, packSettings } = props;
  const app = reproducibleApp(props);
  const hub = new HubStack(app, 'EcsGuardrailsHub', { settings, ...stackContents(props, packSettings) });
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
