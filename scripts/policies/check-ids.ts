import { readdirSync } from 'node:fs';

/** Folders of `policies/` that are not checks. */
const SHARED = new Set(['lib', 'main', 'schemas', 'capabilities', 'dist']);

/** Ids of all checks: the folders of `policies/`, sorted. */
export function checkIds(policies: string): readonly string[] {
  return readdirSync(policies, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !SHARED.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}
