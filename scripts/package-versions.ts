import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * esbuild plugin that keeps of a client's `package.json` its version alone: the clients of the AWS SDK read nothing else of
 * it, for their user agent, and bundle 2 KB each.
 */
export const packageVersions: Plugin = {
  name: 'package-versions',
  setup(build) {
    build.onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, ({ path }) => ({
      contents: versionOnly(readFileSync(path, 'utf8')),
      loader: 'json',
    }));
  },
};

/** The text of a `package.json` with its version and nothing else. */
export function versionOnly(packageJson: string): string {
  const parsed: unknown = JSON.parse(packageJson);
  const isPackage = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  if (!isPackage || typeof parsed.version !== 'string') throw new TypeError('A package.json has no version.');
  return JSON.stringify({ version: parsed.version });
}
