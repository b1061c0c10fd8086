import { STDIN, walkInputs, type InputFile, type Walk } from '../adapters/files/walk-inputs';
import { asGuardrailsError, type GuardrailsError } from '../core/errors';
import type { CliIo } from './io';
import { readStdin, STDIN_NAME } from './read-stdin';

/** Everything that is to be read, and what could not be had. */
export type Inputs = Walk;

/**
 * Reads the files, directories and the standard input that the command line names.
 *
 * @returns standard input last; nothing is thrown for one of many
 */
export async function gatherInputs(paths: readonly string[], io: CliIo, maxBytes: number): Promise<Inputs> {
  const walk = walkInputs(
    paths.filter((path) => path !== STDIN),
    { cwd: io.cwd, maxBytes },
  );
  if (!paths.includes(STDIN)) return walk;
  const files: InputFile[] = [...walk.files];
  const errors: GuardrailsError[] = [...walk.errors];
  try {
    files.push({ name: STDIN_NAME, bytes: await readStdin(io.stdin, maxBytes), named: true });
  } catch (thrown) {
    errors.push(asGuardrailsError(thrown, 'FILE_UNREADABLE', 'Standard input cannot be read.'));
  }
  return { files, errors, skipped: walk.skipped };
}
