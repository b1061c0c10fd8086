/**
 * Writes `policies/capabilities/wasm-native.json`: what a policy may call (docs/architecture.md).
 *
 * `tsx scripts/capabilities.ts` writes it, `-- --check` fails when it is stale. Needs OPA and, because the binary does
 * not show which built-ins Wasm has natively, Go: it reads `builtin_metadata.json` of the same OPA version.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { opaBinary } from './tools';
import { REQUIRED_TOOLS } from './tools/required-tools';
import { runCommand } from './tools/run-command';
import { capabilitiesFile, wasmNativeBuiltins } from './tools/wasm-native-capabilities';

const TARGET = join(__dirname, '..', 'policies', 'capabilities', 'wasm-native.json');

const downloadSchema = z.object({ Dir: z.string() });

async function main(args: readonly string[]): Promise<number> {
  const text = capabilitiesFile(await currentCapabilities(), wasmNativeBuiltins(await builtinMetadata()));
  if (!args.includes('--check')) {
    writeFileSync(TARGET, text);
    return 0;
  }
  if (readFileSync(TARGET, 'utf8') === text) return 0;
  console.error('policies/capabilities/wasm-native.json is stale: run `npx tsx scripts/capabilities.ts`.');
  return 1;
}

async function currentCapabilities(): Promise<unknown> {
  return JSON.parse(await output(await opaBinary(), ['capabilities', '--current']));
}

async function builtinMetadata(): Promise<unknown> {
  const { module, version } = REQUIRED_TOOLS.opa;
  const download = downloadSchema.parse(
    JSON.parse(await output('go', ['mod', 'download', '-json', `${module}@v${version}`])),
  );
  return JSON.parse(readFileSync(join(download.Dir, 'builtin_metadata.json'), 'utf8'));
}

async function output(file: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(file, args);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} failed: ${stderr.trim()}`);
  return stdout;
}

void main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
