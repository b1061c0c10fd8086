/**
 * `npm run pack -- --account ID --region R`: the conformance pack with literal ARNs, for one account and Region.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeWhole } from '../adapters/files/write-whole';
import { literalPack } from '../conformance-pack/literal-pack';
import { renderPack } from '../conformance-pack/render-pack';
import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { CHECKS } from '../core/registry/registry';
import { partitionOf, REGION_NAMES } from '../stacksets/regions';
import { documentsRelease, remediationSources } from '../stacksets/remediation-sources';
import { reportFailure } from './script-failure';
import { scriptOptions } from './script-options';

const ROOT = resolve(__dirname, '..');

/**
 * Renders the pack as AWS Config gets it in one account and Region.
 *
 * @throws GuardrailsError `USAGE` for an account or Region that cannot be one; `PACK_LIMIT`, `REMEDIATION_INVALID`
 */
export function packFor(account: string | undefined, region: string | undefined): string {
  if (account === undefined || !/^\d{12}$/.test(account)) {
    throw new GuardrailsError('USAGE', `--account is ${JSON.stringify(account ?? null)}; expected twelve digits.`);
  }
  const partition = region === undefined ? undefined : partitionOf(region);
  if (region === undefined || partition === undefined) {
    const hint = didYouMean(region ?? '', REGION_NAMES);
    throw new GuardrailsError('USAGE', `--region is ${JSON.stringify(region ?? null)}; expected a Region.${hint}`);
  }
  const release = documentsRelease(remediationSources(join(ROOT, 'remediations')));
  return literalPack(renderPack(CHECKS, { release }), { partition, region, account });
}

function main(): void {
  const { account, region } = scriptOptions(process.argv.slice(2), ['account', 'region']);
  const text = packFor(account, region);
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const path = join(ROOT, 'out', 'pack.yaml');
  writeWhole(path, text);
  console.log(path);
}

if (require.main === module) {
  try {
    main();
  } catch (thrown) {
    reportFailure(thrown);
  }
}
