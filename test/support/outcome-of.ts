import { isGuardrailsError } from '../../core/errors';

/** What became of an action, for properties: `done`, the code of a typed error, or what else was thrown. */
export function outcomeOf(action: () => unknown): string {
  try {
    action();
    return 'done';
  } catch (thrown) {
    return isGuardrailsError(thrown) ? thrown.code : String(thrown);
  }
}
