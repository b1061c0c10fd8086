/**
 * `tsx scripts/jest-tally.ts FILE`: reads what `jest --json --outputFile=FILE` wrote and prints `N passed, N failed`,
 * with `, N skipped` where there are any, alone on a line. Exits 1 unless everything ran and passed.
 */
import { readFileSync } from 'node:fs';
import { closingLine } from './policy-gates/gate';
import { jestTally, type JestTally } from './jest/jest-tally';

function main(file: string | undefined): number {
  const tally = read(file);
  console.log(closingLine(tally, tally.skipped));
  return tally.passed > 0 && tally.failed === 0 && tally.skipped === 0 ? 0 : 1;
}

function read(file: string | undefined): JestTally {
  try {
    return jestTally(JSON.parse(readFileSync(file ?? '', 'utf8')));
  } catch (error) {
    console.error(`Jest left no results: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

process.exitCode = main(process.argv[2]);
