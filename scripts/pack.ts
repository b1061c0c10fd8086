/**
 * `npm run pack -- --account ID --region R`: the conformance packs with literal ARNs, for one account and Region. With
 * `--org-config FILE` of a lone account (`layout: single`) they have its settings, and account and Region need not be given
 * where the file leaves no choice.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeWhole } from '../adapters/files/write-whole';
import type { PackSettings } from '../conformance-pack/pack-settings';
import { literalPack } from '../conformance-pack/literal-pack';
import { renderPacks, type RenderedPack } from '../conformance-pack/render-pack';
import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { CHECKS } from '../core/registry/registry';
import { partitionOf, REGION_NAMES } from '../stacksets/regions';
import { documentsRelease, remediationSources } from '../stacksets/remediation-sources';
import { readDeploymentSettings } from './read-deployment-settings';
import { reportFailure } from './script-failure';
import { scriptOptions } from './script-options';

const ROOT = resolve(__dirname, '..');

/**
 * Renders the packs as AWS Config gets them in one account and Region.
 *
 * @throws GuardrailsError `USAGE` for an account or Region that cannot be one; `PACK_LIMIT`, `REMEDIATION_INVALID`
 */
export function packsFor(
  account: string | undefined,
  region: string | undefined,
  settings: PackSettings = {},
): readonly RenderedPack[] {
  if (account === undefined || !/^\d{12}$/.test(account)) {
    throw new GuardrailsError('USAGE', `--account is ${JSON.stringify(account ?? null)}; expected twelve digits.`);
  }
  const partition = region === undefined ? undefined : partitionOf(region);
  if (region === undefined || partition === undefined) {
    const hint = didYouMean(region ?? '', REGION_NAMES);
    throw new GuardrailsError('USAGE', `--region is ${JSON.stringify(region ?? null)}; expected a Region.${hint}`);
  }
  const release = documentsRelease(remediationSources(join(ROOT, 'remediations')));
  return renderPacks(CHECKS, { release, ...settings }).map(({ name, body }) => ({
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

/**
 * Renders the packs that a command line asks for.
 *
 * @throws GuardrailsError what `packsFor` throws; `USAGE` for other options; `SETTINGS_INVALID` for a bad file
 */
export function packsAsked(args: readonly string[]): readonly RenderedPack[] {
  const { account, region, 'org-config': file } = scriptOptions(args, ['account', 'region', 'org-config']);
  const settings = file === undefined ? undefined : readDeploymentSettings(resolve(file));
  if (settings?.layout !== 'single') return packsFor(account, region);
  const [only, ...others] = settings.regions;
  return packsFor(
    account ?? settings.account,
    region ?? (others.length === 0 ? only : undefined),
    settings.packSettings,
  );
}

function main(): void {
  for (const path of writePacks(packsAsked(process.argv.slice(2)))) console.log(path);
}

if (require.main === module) {
  try {
    main();
  } catch (thrown) {
    reportFailure(thrown);
  }
}
