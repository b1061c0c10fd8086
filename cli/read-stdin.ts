import { tooLarge } from '../adapters/files/read-limited';

/** How standard input is called in reports. */
export const STDIN_NAME = '<stdin>';

/**
 * Reads standard input to its end.
 *
 * @throws GuardrailsError `FILE_TOO_LARGE` beyond `maxBytes`: an endless pipe must not fill the memory
 */
export async function readStdin(stdin: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stdin) {
    total += chunk.length;
    if (total > maxBytes) throw tooLarge(STDIN_NAME, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
