/** One named step of the policy gates. */
export interface Gate {
  /** A sentence that is true when the gate passes. */
  readonly name: string;
  /** Tells what is wrong, or nothing; figures go to `tell`. */
  readonly run: (tell: (line: string) => void) => Promise<string | null>;
}

/** How many gates passed and failed. */
export interface GateTally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs gates one after the other; one that throws has failed, and the others still run.
 *
 * @param tell receives a line for each gate, and what is wrong below a failed one
 */
export async function runGates(gates: readonly Gate[], tell: (line: string) => void): Promise<GateTally> {
  let passed = 0;
  for (const { name, run } of gates) {
    const start = performance.now();
    const figures: string[] = [];
    const note = (line: string) => figures.push(line);
    const problem = await run(note).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    tell(`${problem === null ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    if (figures.length > 0) tell(indented(figures.join('\n')));
    if (problem === null) passed += 1;
    else tell(indented(problem));
  }
  return { passed, failed: gates.length - passed };
}

/** The closing line, alone on a line, that tells a person or a program how the run ended. */
export function closingLine({ passed, failed }: GateTally, skipped = 0): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `       ${line}`)
    .join('\n');
}
