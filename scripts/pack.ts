/**
 * `npm run pack -- --account ID --region R`: the conformance packs with literal ARNs, for one account and Region.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeWhole } from '../adapters/files/write-whole';
import { literalPack } from '../conformance-pack/literal-pack';
import { renderPacks, type RenderedPack } from '../conformance-pack/render-pack';
import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { CHECKS } from '../core/registry/registry';
import { partitionOf, REGION_NAMES } from '../stacksets/regions';
import { documentsRelease, remediationSources } from '../stacksets/remediation-sources';
import { reportFailure } from './script-failure';
import { scriptOptions } from './script-options';

const ROOT = resolve(__dirname, '..');

/**
 * Renders the packs as AWS Config gets them in one account and Region.
 *
 * @throws GuardrailsError `USAGE` for an account or Region that cannot be one; `PACK_LIMIT`, `REMEDIATION_INVALID`
 */
export function packsFor(account: string | undefined, region: string | undefined): readonly RenderedPack[] {
  if (account === undefined || !/^\d{12}$/.test(account)) {
    throw new GuardrailsError('USAGE', `--account is ${JSON.stringify(account ?? null)}; expected twelve digits.`);
  }
  const partition = region === undefined ? undefined : partitionOf(region);
  if (region === undefined || partition === undefined) {
    const hint = didYouMean(region ?? '', REGION_NAMES);
    throw new GuardrailsError('USAGE', `--region is ${JSON.stringify(region ?? null)}; expected a Region.${hint}`);
  }
  const release = documentsRelease(remediationSources(join(ROOT, 'remediations')));
  return renderPacks(CHECKS, { release }).map(({ name, body }) => ({
    name,
    body: literalPack(body, { partition, region, account }),
  }));
}

/** Where the packs are written: `out/pack.yaml`; with a number where there are several. */
export function writePacks(packs: readonly RenderedPack[], root = ROOT): readonly string[] {
  mkdirSync(join(root, 'out'), { recursive: true });
  return packs.map(({ body }, index) => {
    const path = join(root, 'out', packs.length === 1 ? 'pack.yaml' : `pack-${index + 1}.yaml`);
    writeWhole(path, body);
    return path;
  });
}

function main(): void {
  const { account, region } = scriptOptions(process.argv.slice(2), ['account', 'region']);
  for (const path of writePacks(packsFor(account, region))) console.log(path);
}

if (require.main === module) {
  try {
    main();
  } catch (thrown) {
    reportFailure(thrown);
  }
}
