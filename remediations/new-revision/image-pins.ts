import type { TaggedImage } from '../../core/facts/image-digests';
import type { Violation } from '../../core/policy/check-result';
import { valueAt } from '../../core/subject/json';
import { quoted } from '../quoted';
import type { RemediationPorts } from '../remediation';
import type { Definition, ImagePin } from './fix';

/** An image of a private registry of ECR, and the part of its reference that stays. */
interface OwnImage extends TaggedImage {
  readonly untagged: string;
}

/**
 * Hosts of ECR (ECR User Guide, "Private registry" and "Making requests over IPv6"), a repository and perhaps a tag
 * (distribution specification).
 */
const REFERENCE = new RegExp(
  [
    String.raw`^((?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z]+(?:-[a-z]+)+-\d{1,2})\.`,
    String.raw`(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|on\.aws|on\.amazonwebservices\.com\.cn)`,
    String.raw`\/(?<repository>[a-z0-9][a-z0-9._/-]{1,255}))(?::(?<tag>\w[\w.-]{0,127}))?$`,
  ].join(''),
);

/**
 * What each image that violates a check is called by its digest. Only images of the own account's private registries are
 * looked up, in whichever Region: what another registry has behind a tag is not ours to fix.
 *
 * @param violations of which those about images count, in the check's paths
 * @returns by the reference that the container names
 * @throws GuardrailsError `AWS_CALL_FAILED`
 */
export async function imagePins(
  definition: Definition,
  violations: readonly Violation[],
  ports: Pick<RemediationPorts, 'imageDigests' | 'own'>,
): Promise<ReadonlyMap<string, ImagePin>> {
  const images = violations
    .filter(({ path }) => path[0] === 'ContainerDefinitions' && path[2] === 'Image')
    .map(({ path: [, index = 0] }) => valueAt(definition, ['containerDefinitions', index, 'image']))
    .filter((image) => typeof image === 'string');
  const pins = [...new Set(images)].map(async (image) => [image, await pinOf(image, ports)] as const);
  return new Map(await Promise.all(pins));
}

async function pinOf(
  reference: string,
  { imageDigests, own }: Pick<RemediationPorts, 'imageDigests' | 'own'>,
): Promise<ImagePin> {
  if (reference.includes('@')) return { because: 'names a digest that no registry can have' };
  const image = ownImage(reference);
  if (image?.account !== own.account) return { because: `is in no private registry of account ${own.account}` };
  const digest = await imageDigests.of(image);
  return digest === undefined
    ? { because: `does not exist: repository ${quoted(image.repository)} has no tag ${quoted(image.tag)}` }
    : { pinned: `${image.untagged}@${digest}` };
}

function ownImage(reference: string): OwnImage | undefined {
  const found = REFERENCE.exec(reference);
  const untagged = found?.[1];
  const { account, region, repository, tag = 'latest' } = found?.groups ?? {};
  if (untagged === undefined || account === undefined || region === undefined || repository === undefined) {
    return undefined;
  }
  return { account, region, repository, tag, untagged };
}
