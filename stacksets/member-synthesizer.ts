import {
  AssetManifestBuilder,
  StackSynthesizer,
  type DockerImageAssetLocation,
  type FileAssetLocation,
  type FileAssetSource,
  type ISynthesisSession,
} from 'aws-cdk-lib';
import { FileAssetPackaging } from 'aws-cdk-lib/cloud-assembly-schema';
import { GuardrailsError } from '../core/errors';
import { assetBucketName } from '../core/registry/deployed-names';

/** Where a member stack's files are published. */
export interface MemberAssets {
  readonly hubAccount: string;
  /** The Region of the StackSets: the one that holds the member templates. */
  readonly homeRegion: string;
  /** The Regions in which members run; each needs the functions' code in a bucket of its own. */
  readonly regions: readonly string[];
}

/** What stands in a URL until the member has been synthesized; a test finds none in any template. */
const NOT_SYNTHESIZED = 'MEMBER-NOT-SYNTHESIZED';

/**
 * Synthesizes a stack that StackSets deploys: code goes to the asset bucket of every Region, the template to the home
 * Region, both under the hash of their content. It emits an asset manifest and no stack, so `cdk deploy` never deploys
 * a member itself, and it adds no bootstrap rule, because members are not bootstrapped.
 */
export class MemberSynthesizer extends StackSynthesizer {
  readonly #assets: MemberAssets;
  readonly #manifest = new AssetManifestBuilder();
  #templateHash = NOT_SYNTHESIZED;
  #manifestId: string | undefined;

  constructor(assets: MemberAssets) {
    super();
    this.#assets = assets;
  }

  /** URL of the template; right only once the member has been synthesized, so read it through `Lazy.uncachedString`. */
  get templateUrl(): string {
    const { hubAccount, homeRegion } = this.#assets;
    // No China Region can be a target, so the suffix is the same in every partition that can.
    const host = `${assetBucketName(hubAccount, homeRegion)}.s3.${homeRegion}.amazonaws.com`;
    return `https://${host}/${this.#templateHash}.template.json`;
  }

  /** Id of the asset manifest that must be published before the hub is deployed. */
  get manifestId(): string | undefined {
    return this.#manifestId;
  }

  override addFileAsset(asset: FileAssetSource): FileAssetLocation {
    if (asset.fileName === undefined) throw unsupported('a file made by an executable');
    const zipped = asset.packaging?.valueOf() === FileAssetPackaging.ZIP_DIRECTORY.valueOf();
    const objectKey = `${asset.sourceHash}${zipped ? '.zip' : ''}`;
    const source = {
      path: asset.fileName,
      packaging: zipped ? FileAssetPackaging.ZIP_DIRECTORY : FileAssetPackaging.FILE,
    };
    const name = asset.displayName === undefined ? {} : { displayName: asset.displayName };
    for (const region of this.#assets.regions) {
      const bucketName = assetBucketName(this.#assets.hubAccount, region);
      this.#manifest.addFileAsset(this.boundStack, asset.sourceHash, source, { bucketName, objectKey, region }, name);
    }
    const bucketName = assetBucketName(this.#assets.hubAccount, '${AWS::Region}');
    return this.cloudFormationLocationFromFileAsset({ bucketName, objectKey });
  }

  override addDockerImageAsset(): DockerImageAssetLocation {
    throw unsupported('a container image');
  }

  override synthesize(session: ISynthesisSession): void {
    const { fileName, sourceHash } = this.synthesizeTemplate(session);
    if (fileName === undefined) throw unsupported('a template without a file');
    const { hubAccount, homeRegion: region } = this.#assets;
    const destination = {
      bucketName: assetBucketName(hubAccount, region),
      objectKey: `${sourceHash}.template.json`,
      region,
    };
    const source = { path: fileName, packaging: FileAssetPackaging.FILE };
    this.#manifest.addFileAsset(this.boundStack, sourceHash, source, destination);
    this.#templateHash = sourceHash;
    this.#manifestId = this.#manifest.emitManifest(this.boundStack, session);
  }
}

function unsupported(what: string): GuardrailsError {
  return new GuardrailsError(
    'TEMPLATE_INVALID',
    `A member stack cannot carry ${what}: only zip files reach the buckets of every Region.`,
  );
}
