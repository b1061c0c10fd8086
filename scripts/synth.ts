/**
 * `npm run synth [-- --org-config FILE]`: the CloudFormation templates of an organization or of a
 * lone account (`layout: single`), without any account.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CHECKS } from '../core/registry/registry';
import { deployableApp } from '../stacksets/deployable-app';
import { buildAll } from './build';
import { readDeploymentSettings } from './read-deployment-settings';
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
 * Writes `{hub,core,pack,assets-<region>}.template.json`, or for a lone account `single-<region>.template.json`: all of them
 * or none.
 *
 * @returns the paths of the templates, sorted
 * @throws GuardrailsError `SETTINGS_INVALID` for a bad `organization.yaml`, `TEMPLATE_INVALID` when the functions are not
 *   built, `PACK_LIMIT`, `REMEDIATION_INVALID`
 */
export function synthesize(options: SynthesizeOptions = {}): readonly string[] {
  const orgConfig = options.orgConfig ?? join('examples', 'organization.yaml');
  const settings = readDeploymentSettings(orgConfig);
  const assembly = mkdtempSync(join(tmpdir(), 'ecs-guardrails-synth-'));
  try {
    const { app, stacks } = deployableApp(settings, {
      checks: CHECKS,
      functions: options.functions ?? join(ROOT, 'dist', 'lambda'),
      remediations: options.remediations ?? join(ROOT, 'remediations'),
      outdir: assembly,
    });
    app.synth();
    const files = new Map(
      [...stacks].map(([name, { templateFile }]) => [
        `${name}.template.json`,
        readFileSync(join(assembly, templateFile), 'utf8'),
      ]),
    );
    return replaceFolder(options.outdir ?? join(ROOT, 'out', 'templates'), files);
  } finally {
    rmSync(assembly, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { 'org-config': given } = scriptOptions(process.argv.slice(2), ['org-config']);
  await buildAll();
  const written = synthesize(given === undefined ? {} : { orgConfig: resolve(given) });
  for (const path of written) console.log(path);
}

if (require.main === module) main().catch(reportFailure);
