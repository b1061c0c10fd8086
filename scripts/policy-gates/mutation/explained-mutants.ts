/** A mutant that no test can notice, or need not, and why. */
export interface ExplainedMutant {
  readonly file: string;
  /** As the gate names it. */
  readonly mutant: string;
  readonly reason: string;
}

/** An entry whose mutant is gone, or is killed now, fails the gate. */
export const EXPLAINED_MUTANTS: readonly ExplainedMutant[] = [];
