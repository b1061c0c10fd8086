import { isGuardrailsError, type GuardrailsError } from '../../core/errors';

/** The typed error that an action fails with; fails the test when it succeeds or throws anything else. */
export async function failureOf(action: Promise<unknown> | (() => unknown)): Promise<GuardrailsError> {
  try {
    await (typeof action === 'function' ? action() : action);
  } catch (thrown) {
    if (isGuardrailsError(thrown)) return thrown;
    throw thrown;
  }
  throw new Error('The action was expected to fail, and succeeded.');
}
