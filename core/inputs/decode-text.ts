import { GuardrailsError } from '../errors';
import type { SourceFile } from './source-file';

/**
 * The text of a file, without a byte-order mark.
 *
 * @throws GuardrailsError `FILE_UNREADABLE` when it is not UTF-8
 */
export function decodeText({ name, bytes }: SourceFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (thrown) {
    throw new GuardrailsError('FILE_UNREADABLE', 'The file is not UTF-8 text. Save it as UTF-8.', {
      place: { file: name },
      cause: thrown,
    });
  }
}
