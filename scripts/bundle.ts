import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { GuardrailsError } from '../core/errors';
import { commandParts } from './command-parts';
import { endpointCacheStub } from './endpoint-cache-stub';
import { eventStreamsStub } from './event-streams-stub';
import { lambdaCredentials } from './lambda-credentials';
import { opaWasmStub } from './opa-wasm-stub';
import { packageVersions } from './package-versions';
import { shakenSchemas } from './shaken-schemas';

/** One bundle: an entry point, where it goes below the output folder, and for which Node it is made. */
export interface BundleTarget {
  readonly entry: string;
  /** Path of the bundle below the output folder; the policy goes into `policy/` beside it. */
  readonly file: string;
  /** A part of the command stands beside it, and is loaded by it when it is needed. */
  readonly kind: 'command' | 'command-part' | 'function';
}

/** A bundle as written. */
export interface Bundle {
  readonly file: string;
  readonly bytes: number;
}

const PLUGINS = {
  command: [opaWasmStub, shakenSchemas, commandParts],
  'command-part': [shakenSchemas, packageVersions],
  function: [opaWasmStub, shakenSchemas, packageVersions, eventStreamsStub, endpointCacheStub, lambdaCredentials],
} as const satisfies Record<BundleTarget['kind'], readonly Plugin[]>;

/** What `policies/dist` must hold for a bundle to judge anything. */
const POLICY_FILES = ['policy.wasm', 'manifest.json', 'catalogue.json', 'self-test.json'] as const;

/**
 * Bundles one target and lays the packaged policy beside it. The same sources give the same bytes.
 *
 * @param root the repository
 * @param outdir the output folder
 * @throws GuardrailsError `INTERNAL` when `policies/dist` is incomplete or the code does not build
 */
export async function bundle(target: BundleTarget, root: string, outdir: string): Promise<Bundle> {
  const text = await bundledText(target, root);
  const file = join(outdir, target.file);
  replaceFile(file, text, target.kind === 'command' ? 0o755 : 0o644);
  copyPolicy(join(root, 'policies', 'dist'), join(dirname(file), 'policy'), root);
  // What `explain` shows.
  if (target.kind === 'command')
    cpSync(join(root, 'docs', 'checks'), join(dirname(file), 'checks'), { recursive: true });
  return { file: target.file, bytes: Buffer.byteLength(text) };
}

async function bundledText(target: BundleTarget, root: string): Promise<string> {
  let text: string;
  try {
    const result = await build({ ...buildOptions(target, root), write: false });
    text = result.outputFiles[0]?.text ?? '';
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'no reason given';
    throw new GuardrailsError('INTERNAL', `${target.entry} cannot be bundled: ${reason}`, {
      place: { file: target.entry },
      cause: thrown,
    });
  }
  return target.kind === 'command' && !text.startsWith('#!') ? `#!/usr/bin/env node\n${text}` : text;
}

/** How a target is bundled. */
export function buildOptions(target: BundleTarget, root: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [target.entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    // `module` first halves size and import time: the ESM builds of the AWS SDK can be tree-shaken.
    mainFields: ['module', 'main'],
    // The command runs on the floor of package.json; the functions run on nodejs24.x.
    target: target.kind === 'function' ? 'node22' : 'node20',
    // CDK is large, reads its own files, and only the commands that synthesize load it.
    external: ['aws-cdk-lib', 'constructs', 'esbuild'],
    plugins: [...PLUGINS[target.kind]],
    logLevel: 'silent',
  };
}

function copyPolicy(from: string, to: string, root: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of POLICY_FILES) {
    const source = join(from, name);
    if (!existsSync(source)) {
      throw new GuardrailsError(
        'INTERNAL',
        `${relative(root, source)} is missing, so no bundle could judge anything. Run \`npm run policies:build\`.`,
        { place: { file: relative(root, source) } },
      );
    }
    const target = join(to, name);
    copyFileSync(source, `${target}.new`);
    renameSync(`${target}.new`, target);
  }
}

/** Replaces a file in one step, so that a function that is just being started never reads half of it. */
function replaceFile(file: string, text: string, mode: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  try {
    writeFileSync(fresh, text, { mode });
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}
