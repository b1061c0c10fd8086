import { resolve } from 'node:path';
import { bundle, type Bundle, type BundleTarget } from './bundle';
import { reportFailure } from './script-failure';

const ROOT = resolve(__dirname, '..');

/** Everything that is deployed or run: the command, the part of it that calls AWS, and one bundle per Lambda function. */
export const BUNDLES: readonly BundleTarget[] = [
  { entry: 'cli/main.ts', file: 'cli/main.js', kind: 'command' },
  // Apart, so that no other command pays for the AWS SDK.
  { entry: 'cli/run-doctor.ts', file: 'cli/doctor.js', kind: 'command-part' },
  { entry: 'rules/handler.ts', file: 'lambda/rules/index.js', kind: 'function' },
  { entry: 'stopper/handler.ts', file: 'lambda/stopper/index.js', kind: 'function' },
  { entry: 'remediations/handler.ts', file: 'lambda/remediation/index.js', kind: 'function' },
];

/**
 * Builds every bundle into `dist/` (or `outdir`).
 *
 * @returns the bundles with their sizes, in the order of `BUNDLES`
 * @throws GuardrailsError `INTERNAL` when `policies/dist` is incomplete or code does not build
 */
export async function buildAll(outdir = resolve(ROOT, 'dist')): Promise<readonly Bundle[]> {
  const built: Bundle[] = [];
  for (const target of BUNDLES) built.push(await bundle(target, ROOT, outdir));
  return built;
}

async function main(): Promise<void> {
  for (const { file, bytes } of await buildAll()) {
    console.error(`dist/${file.padEnd(30)} ${(bytes / 1000).toFixed(1).padStart(7)} KB`);
  }
}

if (require.main === module) main().catch(reportFailure);
