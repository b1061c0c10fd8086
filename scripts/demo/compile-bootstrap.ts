import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ENTRY = require.resolve('../../sandbox/functions/bootstrap.ts');

/**
 * Compiles the program of the sandbox's function processes, which run plain Node.
 *
 * @param folder where the compiled file goes
 * @returns its path
 */
export function compileBootstrap(folder: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [ENTRY],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
    write: false,
  });
  const path = join(folder, 'bootstrap.js');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, outputFiles[0]?.text ?? '');
  return path;
}
