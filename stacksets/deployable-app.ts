import type { App, Stack } from 'aws-cdk-lib';
import type { DeploymentSettings } from './deployment-settings';
import { guardrailsApp } from './guardrails-app';
import { reproducibleApp, type AppOptions } from './reproducible-app';
import { SingleAccountStack } from './single-account-stack';
import { stackContents, type ContentSources } from './stack-contents';

/** An app of either layout. */
export interface DeployableApp {
  readonly app: App;
  /** By what the template is called: `hub`, `core`, `pack`, `assets-<region>`; or `single-<region>`. */
  readonly stacks: ReadonlyMap<string, Stack>;
}

/**
 * Builds the CDK app that the settings ask for. No account is asked for anything.
 *
 * @throws GuardrailsError `TEMPLATE_INVALID` when a bundle is missing, `REMEDIATION_INVALID`, and what rendering the pack throws
 */
export function deployableApp(settings: DeploymentSettings, sources: ContentSources & AppOptions): DeployableApp {
  if (settings.layout === 'hub') {
    const { app, hub, assets } = guardrailsApp({ ...sources, settings });
    const buckets = [...assets].map(([region, stack]) => [`assets-${region}`, stack] as const);
    return { app, stacks: new Map<string, Stack>([['hub', hub], ['core', hub.core], ['pack', hub.pack], ...buckets]) };
  }
  const { account, regions, packSettings, exemptions } = settings;
  const app = reproducibleApp(sources);
  const { core, pack } = stackContents(sources, packSettings);
  const stackIn = (region: string): Stack => {
    const here = exemptions.filter((exemption) => exemption.region === null || exemption.region === region);
    const contents = { core: { ...core, exemptions: here }, pack };
    return new SingleAccountStack(app, `EcsGuardrails-${region}`, { account, region, ...contents });
  };
  return { app, stacks: new Map(regions.map((region) => [`single-${region}`, stackIn(region)])) };
}
