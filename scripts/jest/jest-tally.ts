import * as z from 'zod';
import type { GateTally } from '../policy-gates/gate';

/** How a Jest run ended. */
export interface JestTally extends GateTally {
  readonly skipped: number;
}

const resultsSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
});

/**
 * Counts the tests of a run; a file that could not even be loaded counts as one failure, because its tests are not among
 * the counted ones.
 *
 * @param results the document that `jest --json` writes
 * @throws ZodError when it is something else
 */
export function jestTally(results: unknown): JestTally {
  const counts = resultsSchema.parse(results);
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}
