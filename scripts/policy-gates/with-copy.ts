import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Works on a copy of some files and folders of the repository, so that nothing can ever be left behind in the tree. */
export async function withCopy<T>(
  root: string,
  paths: readonly string[],
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'ecs-guardrails-'));
  try {
    for (const path of paths) cpSync(join(root, path), join(copy, path), { recursive: true });
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
