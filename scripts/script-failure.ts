import { isGuardrailsError } from '../core/errors';

/**
 * Ends a script with the exit code of the command line's contract: 2 for what the caller can mend, 3 for the rest. One
 * line for a known error, the stack for an unknown one.
 */
export function reportFailure(thrown: unknown): void {
  if (isGuardrailsError(thrown)) {
    console.error(`${thrown.code}: ${thrown.message}`);
    process.exitCode = thrown.code === 'USAGE' || thrown.code === 'SETTINGS_INVALID' ? 2 : 3;
    return;
  }
  console.error(thrown);
  process.exitCode = 3;
}
