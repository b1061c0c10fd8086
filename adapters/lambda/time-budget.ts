import { GuardrailsError } from '../../core/errors';

/** Milliseconds until Lambda ends the invocation: `context.getRemainingTimeInMillis`. */
export type RemainingTime = () => number;

/** Kept free at the end, so that the failure is logged and thrown by us instead of being cut off by Lambda. */
const SAFETY_MARGIN_MS = 2_000;

/** A longer timer fires at once (Node.js documentation, `setTimeout`). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Milliseconds that may still be spent on work; 0 when none are left. */
export function usableTime(remaining: RemainingTime): number {
  return Math.min(LONGEST_TIMER_MS, Math.max(0, remaining() - SAFETY_MARGIN_MS));
}

/**
 * Runs one call, and gives up on it when the usable time is over.
 *
 * The call is raced as well as told through its signal, because the SDK listens to the signal only while a request is
 * under way, not while it looks for credentials.
 *
 * @throws GuardrailsError `AWS_CALL_FAILED` when time is up (at once when none is left); else whatever the call throws
 */
export async function withinBudget<T>(remaining: RemainingTime, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const budget = usableTime(remaining);
  if (budget === 0) throw timeUp();
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timeUp());
      controller.abort();
    }, budget);
  });
  try {
    return await Promise.race([call(controller.signal), expiry]);
  } finally {
    clearTimeout(timer);
  }
}

function timeUp(): GuardrailsError {
  return new GuardrailsError(
    'AWS_CALL_FAILED',
    `The call was given up ${SAFETY_MARGIN_MS} ms before the function's timeout. If this recurs, raise the timeout.`,
  );
}
