import { readFile } from 'node:fs/promises';
import type { RequiredTool } from './required-tools';
import { runCommand } from './run-command';

const VERSION_TIMEOUT_MS = 20_000;

/**
 * The version of a program, or null when it does not run or tells none.
 *
 * Regal built from source prints `Version: unknown`; then the module version that the Go linker recorded in the program
 * itself decides, so that no stamp file can disagree with the binary beside it.
 */
export async function toolVersion(tool: RequiredTool, file: string): Promise<string | null> {
  const { code, stdout } = await runCommand(file, ['version'], { timeoutMs: VERSION_TIMEOUT_MS });
  if (code !== 0) return null;
  return printedVersion(stdout) ?? recordedVersion(tool.module, await readFile(file));
}

/** The version in the output of `opa version` or `regal version`; null when it says "unknown" or something else. */
export function printedVersion(output: string): string | null {
  return /^Version:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m.exec(output)?.[1] ?? null;
}

/**
 * The version of the main module in a Go program's build information (`go version -m` shows the same lines).
 *
 * @param module path of the module whose command it must be
 */
export function recordedVersion(module: string, program: Buffer): string | null {
  const start = program.indexOf(`path\t${module}\n`);
  if (start < 0) return null;
  const lines = program.subarray(start, start + 64 * 1024).toString('latin1');
  const line = lines
    .split('\n')
    .find((text) => text.startsWith(`mod\t${module}\t`) || text.startsWith(`dep\t${module}\t`));
  return /^\w+\t[^\t]+\tv(\d+\.\d+\.\d+[^\t]*)/.exec(line ?? '')?.[1] ?? null;
}
