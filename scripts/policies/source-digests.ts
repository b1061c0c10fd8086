import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256 of everything that the build of `policies/dist` depends on, by path: the Rego sources without tests, the
 * examples that become self-test vectors, and the capabilities.
 */
export function sourceDigests(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(join(root, 'policies'), { recursive: true, encoding: 'utf8' })
    .map((path) => `policies/${path.replaceAll('\\', '/')}`)
    .filter((path) => !path.startsWith('policies/dist/') && isSource(path))
    .sort();
  return Object.fromEntries(files.map((path) => [path, digest(readFileSync(join(root, path)))]));
}

function isSource(path: string): boolean {
  if (path.endsWith('.rego')) return !path.endsWith('_test.rego');
  return path.endsWith('/examples.yaml') || path.includes('/examples/') || path.startsWith('policies/capabilities/');
}

function digest(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
