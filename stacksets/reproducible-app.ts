import { App } from 'aws-cdk-lib';

/** How an app synthesizes. */
export interface AppOptions {
  /** Where CDK writes; without it, where the CDK command says, else a temporary folder. */
  readonly outdir?: string;
  /** CDK's own validation of templates costs 4 s and 350 MB; the tests run it. Default: off. */
  readonly validation?: boolean;
}

/** An empty CDK app that comes to the same bytes from the same sources, whoever starts it. */
export function reproducibleApp({ outdir, validation }: AppOptions): App {
  return new App({
    ...(outdir === undefined ? {} : { outdir }),
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    builtinCloudFormationValidation: validation ?? false,
    // `cdk synth` would set both and give other bytes, so other hashes, than this program.
    postCliContext: {
      'aws:cdk:enable-path-metadata': false,
      'aws:cdk:enable-asset-metadata': false,
      ...(validation === true ? { '@aws-cdk/core:validateAgainstDefaultRules': true } : {}),
    },
  });
}
