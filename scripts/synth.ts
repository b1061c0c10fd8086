/**
 * `npm run synth [-- --org-config FILE]`: the CloudFormation templates of the organization, without an account.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { asGuardrailsError } from '../core/errors';
import { CHECKS } from '../core/registry/registry';
import { guardrailsApp } from '../stacksets/guardrails-app';
import { parseOrganizationSettings } from '../stacksets/organization-settings';
import { buildAll } from './build';
import { replaceFolder } from './replace-folder';
import { reportFailure } from './script-failure';
import { scriptOptions } from './script-options';

const ROOT = resolve(__dirname, '..');

/** What `synthesize` reads and where it writes; every default is the repository's own. */
export interface SynthesizeOptions {
  /** Path of `organization.yaml`. */
  readonly orgConfig?: string;
  /** Folder of the built functions. */
  readonly functions?: string;
  readonly remediations?: string;
  /** Folder that is replaced by the templates. */
  readonly outdir?: string;
}

/**
 * Writes `{hub,core,pack,assets-<region>}.template.json`, all of them or none.
 *
 * @returns the paths of the templates, sorted
 * @throws GuardrailsError `SETTINGS_INVALID` for a bad `organization.yaml`, `TEMPLATE_INVALID` when the functions are not
 *   built, `PACK_LIMIT`, `REMEDIATION_INVALID`
 */
export function synthesize(options: SynthesizeOptions = {}): readonly string[] {
  const orgConfig = options.orgConfig ?? join('examples', 'organization.yaml');
  const settings = parseOrganizationSettings(orgConfig, readSettings(resolve(ROOT, orgConfig), orgConfig));
  const assembly = mkdtempSync(join(tmpdir(), 'ecs-guardrails-synth-'));
  try {
    const { app, hub, assets } = guardrailsApp({
      settings,
      checks: CHECKS,
      functions: options.functions ?? join(ROOT, 'dist', 'lambda'),
      remediations: options.remediations ?? join(ROOT, 'remediations'),
      outdir: assembly,
    });
    app.synth();
    const template = (file: string): string => readFileSync(join(assembly, file), 'utf8');
    const files = new Map([
      ['hub.template.json', template(hub.templateFile)],
      ['core.template.json', template(hub.core.templateFile)],
      ['pack.template.json', template(hub.pack.templateFile)],
    ]);
    for (const [region, stack] of assets) files.set(`assets-${region}.template.json`, template(stack.templateFile));
    return replaceFolder(options.outdir ?? join(ROOT, 'out', 'templates'), files);
  } finally {
    rmSync(assembly, { recursive: true, force: true });
  }
}

function readSettings(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw asGuardrailsError(thrown, 'SETTINGS_INVALID', `${name} cannot be read. Give a file with --org-config FILE.`);
  }
}

async function main(): Promise<void> {
  const { 'org-config': given } = scriptOptions(process.argv.slice(2), ['org-config']);
  await buildAll();
  const written = synthesize(given === undefined ? {} : { orgConfig: resolve(given) });
  for (const path of written) console.log(path);
}

if (require.main === module) main().catch(reportFailure);
