import { withinBudget, type RemainingTime } from '../lambda/time-budget';
import { callFailed, type AwsCall } from './call-failed';

/** Makes calls of AWS APIs that end in time and fail with a typed error. */
export interface AwsCalls {
  /**
   * @param send makes the call and hands the signal to the client
   * @throws GuardrailsError `AWS_CALL_FAILED`; what `send` itself throws as one passes unchanged
   */
  run<T>(call: AwsCall, send: (abortSignal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Calls that are given up shortly before the function's time is. */
export function awsCalls(remaining: RemainingTime): AwsCalls {
  return {
    run: async (call, send) => {
      try {
        return await withinBudget(remaining, send);
      } catch (thrown) {
        throw callFailed(call, thrown);
      }
    },
  };
}

/** Answers the same question once: later askers get the first one's promise, a failure as well. */
export function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(key);
    answers.set(key, answer);
    return answer;
  };
}
