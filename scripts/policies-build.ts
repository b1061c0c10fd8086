/**
 * `npm run policies:build [-- --check]`: compiles `policies/` to `policies/dist/` (needs OPA; everybody else reads the
 * committed result). With `--check` nothing is written and any difference fails: a rebuild must give the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownFacts } from '../core/decision/own-facts';
import { parseParameters } from '../core/policy/parameters';
import type { SelfTestVector } from '../core/policy/self-test';
import type { Check } from '../core/registry/check';
import { readCatalogue } from '../core/registry/catalogue';
import { settleFiles, type GeneratedFiles } from './generated-files';
import { checkIds } from './policies/check-ids';
import { inspectCatalogue } from './policies/inspect-catalogue';
import { EXPECTED_OUTCOME, readExamples, type Example } from './policies/read-examples';
import { slimMetadata, type JudgedMetadata } from './policies/slim-metadata';
import { sourceDigests } from './policies/source-digests';
import { opaBinary } from './tools';

const ROOT = join(__dirname, '..');
const CAPABILITIES = 'policies/capabilities/wasm-native.json';

/** Whole number that grows with every released change of meaning; a hot update must exceed it. */
const POLICY_VERSION = 1;

/** The files of `policies/dist/`, built from the tree as it is. */
export async function buildPolicies(root: string): Promise<GeneratedFiles> {
  const opa = await opaBinary();
  const work = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    const catalogue = inspectCatalogue(opa, root);
    copySlim(root, work, readCatalogue(catalogue));
    const bundle = join(work, 'bundle.tar.gz');
    const patterns = '*_test.rego,*.json,*.yaml';
    execFileSync(
      opa,
      ['build', '-t', 'wasm', '--capabilities', CAPABILITIES, '--ignore', patterns, '-o', bundle, 'policies'],
      { cwd: work, stdio: ['ignore', 'inherit', 'inherit'], env: withoutExperiments() },
    );
    execFileSync('tar', ['-xzf', bundle, '-C', work, '/policy.wasm'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const wasm = optimised(work);
    return distFiles(root, wasm, catalogue, opaVersion(opa));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** OPA's compiler writes plain code; Binaryen makes a quarter less of it, by the version that the lockfile pins. */
function optimised(work: string): Buffer {
  const args = ['-Oz', join(work, 'policy.wasm'), '-o', join(work, 'optimised.wasm')];
  execFileSync(process.execPath, [require.resolve('binaryen/bin/wasm-opt'), ...args], { stdio: 'inherit' });
  return readFileSync(join(work, 'optimised.wasm'));
}

/** OPA embeds the paths that it is given, so the copy is laid out as the repository is. */
function copySlim(root: string, work: string, checks: readonly JudgedMetadata[]): void {
  cpSync(join(root, 'policies'), join(work, 'policies'), { recursive: true });
  for (const check of checks) {
    const file = join(work, 'policies', check.id, 'policy.rego');
    writeFileSync(file, slimMetadata(readFileSync(file, 'utf8'), check));
  }
}

function distFiles(
  root: string,
  wasm: Buffer,
  catalogue: { readonly checks: readonly object[] },
  opa: string,
): GeneratedFiles {
  const checks = readCatalogue(catalogue);
  const manifest = {
    schema: 1,
    policyVersion: POLICY_VERSION,
    opa,
    wasm: `sha256:${createHash('sha256').update(wasm).digest('hex')}`,
    entrypoints: ['main/reports', ...checks.map(({ id }) => `policies/${id}/report`)],
    sources: sourceDigests(root),
  };
  return new Map<string, string | Uint8Array>([
    ['policies/dist/policy.wasm', wasm],
    ['policies/dist/catalogue.json', json(catalogue)],
    ['policies/dist/manifest.json', json(manifest)],
    ['policies/dist/self-test.json', json({ schema: 1, vectors: selfTest(root, checks) })],
  ]);
}

/** Per check its first bad and its first good example; a bad one leads, because it is the one that runs at every start. */
function selfTest(root: string, checks: readonly Check[]): readonly SelfTestVector[] {
  const policies = join(root, 'policies');
  const byId = new Map(checks.map((check) => [check.id, check]));
  return checkIds(policies).flatMap((id) => {
    const check = byId.get(id);
    const examples = readExamples(policies, id);
    const chosen = [examples.find(({ kind }) => kind === 'bad'), examples.find(({ kind }) => kind === 'good')];
    return chosen.flatMap((example) =>
      example === undefined || check === undefined ? [] : [vectorOf(check, example)],
    );
  });
}

function vectorOf(check: Check, example: Example): SelfTestVector {
  const parameters = parseParameters(check, example.params);
  const facts = { ...example.facts, ...ownFacts(example, [{ check, parameters }]) };
  return {
    check: check.id,
    type: example.type,
    configuration: example.configuration,
    parameters,
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(example.sources === undefined ? {} : { source: example.sources[0] }),
    outcome: EXPECTED_OUTCOME[example.kind],
    paths: example.expect.map(({ path }) => path),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function opaVersion(opa: string): string {
  return /^Version: (\S+)$/m.exec(execFileSync(opa, ['version'], { encoding: 'utf8' }))?.[1] ?? 'unknown';
}

/** The experimental optimiser changes the bytes. */
function withoutExperiments(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  delete environment['EXPERIMENTAL_WASM_OPT'];
  return environment;
}

async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  const stale = settleFiles(ROOT, await buildPolicies(ROOT), check);
  for (const path of stale) console.log(`${check ? 'differs' : 'written'}: ${path}`);
  if (check && stale.length > 0) {
    console.error(
      'policies/dist does not come from these policies: run `npm run policies:build` and commit the result.',
    );
    process.exitCode = 1;
  } else if (stale.length === 0) {
    console.log('policies/dist is up to date.');
  }
}

if (require.main === module) void main();
