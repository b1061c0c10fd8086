import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Replaces a folder by new files, so that nobody ever finds a mixture of old and new ones: they are written beside it,
 * then the folders change places.
 *
 * @returns the paths of the files, sorted
 */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  const fresh = `${folder}.${process.pid}.new`;
  const former = `${folder}.${process.pid}.old`;
  try {
    mkdirSync(fresh, { recursive: true });
    for (const [name, text] of files) writeFileSync(join(fresh, name), text);
    if (existsSync(folder)) renameSync(folder, former);
    renameSync(fresh, folder);
  } finally {
    // A failed exchange leaves the former folder where it was.
    if (!existsSync(folder) && existsSync(former)) renameSync(former, folder);
    rmSync(fresh, { recursive: true, force: true });
    rmSync(former, { recursive: true, force: true });
  }
  return [...files.keys()].map((name) => join(folder, name)).toSorted();
}
