import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Generated files by path relative to the repository root. */
export type GeneratedFiles = ReadonlyMap<string, string | Uint8Array>;

/**
 * Writes the files, or compares them with what is there.
 *
 * @param check true = change nothing
 * @returns paths that were (or would have to be) written because their bytes differ
 */
export function settleFiles(root: string, files: GeneratedFiles, check: boolean): readonly string[] {
  const stale: string[] = [];
  for (const [path, content] of files) {
    const wanted = Buffer.from(content);
    const target = join(root, path);
    if (currentBytes(target)?.equals(wanted) === true) continue;
    stale.push(path);
    if (!check) writeWhole(target, wanted);
  }
  return stale;
}

function currentBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** A reader never sees half a file: the rename is atomic on one file system. */
function writeWhole(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${String(process.pid)}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}
