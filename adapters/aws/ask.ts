import { isGuardrailsError } from '../../core/errors';
import type { Asked } from '../../core/facts/asked';
import { REFUSALS } from './call-failed';

/** Beyond this a call is given up: a person is waiting. */
const PATIENCE_MS = 20_000;

/**
 * Asks AWS something for somebody who can live without an answer. Of an error only the name is kept: messages may repeat
 * the request.
 *
 * @param action in IAM's spelling, with the permission that the call needs
 * @param send makes the call, or all calls that the answer takes, and hands the signal to the client
 */
export async function ask<T>(action: string, send: (abortSignal: AbortSignal) => Promise<T>): Promise<Asked<T>> {
  try {
    return { answer: await send(AbortSignal.timeout(PATIENCE_MS)) };
  } catch (thrown) {
    const error = errorName(thrown);
    return { unanswered: { action, error, refused: REFUSALS.test(error) } };
  }
}

/** Node.js tells what a connection failed with by a code alone. */
function errorName(thrown: unknown): string {
  if (isGuardrailsError(thrown)) return thrown.code;
  if (!(thrown instanceof Error)) return 'an unknown error';
  return thrown.name === 'Error' && 'code' in thrown ? String(thrown.code) : thrown.name;
}
