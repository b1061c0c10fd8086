import type { GuardrailsError } from '../errors';
import type { Outcome, Unknown, Violation } from '../policy/check-result';
import type { Check, Severity } from '../registry/check';
import type { Subject } from '../subject/subject';

/**
 * A check's verdict on a subject. `ERROR` is the engine's failure for this check alone: like UNKNOWN it is never
 * compliant, but nothing about the resource is known to be missing.
 */
export interface Decision {
  readonly check: Check;
  readonly severity: Severity;
  readonly subject: Subject;
  readonly status: Outcome | 'ERROR';
  readonly violations: readonly Violation[];
  readonly unknowns: readonly Unknown[];
  /** Present exactly when `status` is `ERROR`. */
  readonly error: GuardrailsError | null;
  /** `sha256:…` of the Wasm module that decided. */
  readonly policyDigest: string;
}
