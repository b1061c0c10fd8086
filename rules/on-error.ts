import { FUNCTION_SETTINGS } from '../core/registry/deployed-names';

/** What happens when a check cannot be evaluated: the previous result stands, or the resource counts as failing. */
export type OnError = 'fail' | 'noncompliant';

/**
 * Reads the setting `ECS_GUARDRAILS_ON_ERROR`.
 *
 * @returns the setting, `fail` when it is not set; and `problem`, to be logged as an error, when it is set to something
 *   else, which counts as `fail`
 */
export function readOnError(value: string | undefined): { readonly onError: OnError; readonly problem: string | null } {
  if (value === 'fail' || value === 'noncompliant') return { onError: value, problem: null };
  if (value === undefined || value === '') return { onError: 'fail', problem: null };
  return {
    onError: 'fail',
    problem: `${FUNCTION_SETTINGS.onError} is neither "fail" nor "noncompliant", so "fail" applies.`,
  };
}
