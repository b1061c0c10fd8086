import { jestTally } from '../../../../scripts/jest/jest-tally';

const RESULTS = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  success: true,
};

describe('jestTally', () => {
  it.each([
    { case: 'passed tests', change: {}, tally: { passed: 7, failed: 0, skipped: 0 } },
    { case: 'failed tests', change: { numFailedTests: 2 }, tally: { passed: 7, failed: 2, skipped: 0 } },
    {
      case: 'a file that could not be loaded as a failure',
      change: { numFailedTests: 1, numRuntimeErrorTestSuites: 1 },
      tally: { passed: 7, failed: 2, skipped: 0 },
    },
    {
      case: 'pending and todo tests as skipped',
      change: { numPendingTests: 3, numTodoTests: 1 },
      tally: { passed: 7, failed: 0, skipped: 4 },
    },
  ])('counts $case', ({ change, tally }) => {
    const counted = jestTally({ ...RESULTS, ...change });

    expect(counted).toEqual(tally);
  });

  it.each([null, [], {}, { ...RESULTS, numPassedTests: '7' }])('refuses %j', (results) => {
    const count = () => jestTally(results);

    expect(count).toThrow();
  });
});
