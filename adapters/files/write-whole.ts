import { randomUUID } from 'node:crypto';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GuardrailsError } from '../../core/errors';
import { systemReason } from './system-reason';

/**
 * Writes a file so that a reader sees the old content or the new one, never half of it: a neighbour is written first and
 * then renamed over it. A link keeps leading to its file; a device or pipe is written to and never replaced.
 *
 * @throws GuardrailsError `FILE_UNWRITABLE`; the old file is then untouched and no neighbour is left
 */
export function writeWhole(path: string, content: string): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing === undefined) replace(path, content);
    else if (existing.isFile()) replace(realpathSync(path), content);
    else writeFileSync(path, content);
  } catch (thrown) {
    throw new GuardrailsError('FILE_UNWRITABLE', `Cannot write ${JSON.stringify(path)}: ${systemReason(thrown)}.`, {
      place: { file: path },
      cause: thrown,
    });
  }
}

function replace(path: string, content: string): void {
  const neighbour = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(neighbour, content, { flag: 'wx' });
    renameSync(neighbour, path);
  } catch (thrown) {
    rmSync(neighbour, { force: true });
    throw thrown;
  }
}
