import { closeSync, openSync, readSync } from 'node:fs';
import { GuardrailsError } from '../../core/errors';
import { systemReason } from './system-reason';

const CHUNK = 65_536;

/**
 * Reads a file, a pipe or a device up to a limit, whatever size it claims to have.
 *
 * @param name how the file is called in messages
 * @throws GuardrailsError `FILE_UNREADABLE`, or `FILE_TOO_LARGE` beyond `maxBytes`
 */
export function readLimited(path: string, name: string, maxBytes: number): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    return readAll(descriptor, name, maxBytes);
  } catch (thrown) {
    if (thrown instanceof GuardrailsError) throw thrown;
    throw unreadable(name, thrown);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The error for a file or directory that the operating system does not hand out. */
export function unreadable(name: string, thrown: unknown): GuardrailsError<'FILE_UNREADABLE'> {
  return new GuardrailsError('FILE_UNREADABLE', `Cannot read ${JSON.stringify(name)}: ${systemReason(thrown)}.`, {
    place: { file: name },
    cause: thrown,
  });
}

/** The error for input beyond the limit. */
export function tooLarge(name: string, maxBytes: number): GuardrailsError<'FILE_TOO_LARGE'> {
  return new GuardrailsError(
    'FILE_TOO_LARGE',
    `${JSON.stringify(name)} is larger than ${maxBytes} bytes. Templates and task definitions are far smaller: leave the file out.`,
    { place: { file: name } },
  );
}

function readAll(descriptor: number, name: string, maxBytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const count = readSync(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks, total);
    total += count;
    if (total > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(chunk.subarray(0, count));
  }
}
