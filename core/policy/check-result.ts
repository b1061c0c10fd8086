import type { GuardrailsError } from '../errors';
import type { Path } from '../subject/json';
import type { UnknownReason } from '../subject/unknown';

/** What a policy can answer. */
export const OUTCOMES = ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'UNKNOWN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One offending place, relative to the subject's configuration. */
export interface Violation {
  readonly path: Path;
  /** 1 to 500 characters, a sentence. */
  readonly message: string;
}

/** One place (or, with `path` null, the whole subject) that could not be known. */
export interface Unknown {
  readonly path: Path | null;
  readonly reason: UnknownReason;
  readonly detail: string;
}

/** A verified report of one check. Violations and unknowns are sorted by path, then message. */
export interface CheckReport {
  readonly check: string;
  readonly outcome: Outcome;
  readonly violations: readonly Violation[];
  readonly unknowns: readonly Unknown[];
}

/** The engine's failure for one check: never a verdict. */
export interface CheckFailure {
  readonly check: string;
  readonly outcome: 'ERROR';
  readonly error: GuardrailsError;
}

/** What the engine answers for one check. */
export type CheckResult = CheckReport | CheckFailure;
