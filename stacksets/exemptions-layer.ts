import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, type Stack } from 'aws-cdk-lib';
import { CfnLayerVersion } from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { exemptionsFile } from '../core/exemptions/deployed-exemptions';
import type { Exemption } from '../core/exemptions/exemption';
import { FUNCTION_RUNTIME } from '../core/registry/deployed-names';

/** The exemptions of a stack, as its functions find them. */
export interface ExemptionsLayer {
  readonly layer: CfnLayerVersion;
  /** Path of the file in a function; its name holds the digest. */
  readonly path: string;
}

/**
 * Carries exemptions to the functions of a stack (`docs/adr/0014`). Another list makes another layer.
 *
 * @returns `undefined` where there are none: then there is no layer either
 */
export function addExemptionsLayer(stack: Stack, exemptions: readonly Exemption[]): ExemptionsLayer | undefined {
  if (exemptions.length === 0) return undefined;
  const { name, text } = exemptionsFile(exemptions);
  // In the cloud assembly, so that the file is there for as long as what names it.
  const folder = join(Stage.of(stack)?.assetOutdir ?? '', `exemptions-${stack.node.id}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  const asset = new Asset(stack, 'ExemptionsFile', { path: folder });
  const layer = new CfnLayerVersion(stack, 'Exemptions', {
    description: 'Exemptions of ecs-guardrails',
    compatibleRuntimes: [FUNCTION_RUNTIME],
    compatibleArchitectures: ['arm64'],
    content: { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey },
  });
  return { layer, path: `/opt/${name}` };
}
