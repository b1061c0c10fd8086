'use strict';

const swc = [
  '@swc/jest',
  { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
];

/** Settings every project shares; `rootDir` stays the repository in all of them. */
const shared = {
  rootDir: __dirname,
  transform: { '\\.ts$': swc },
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/environment.ts'],
};

/** @type {import('jest').Config} */
module.exports = {
  // `npm test` measures it. Core decides verdicts: a line of it that no test reaches is a verdict nobody has seen.
  collectCoverageFrom: ['core/**/*.ts', '!**/*.generated.ts'],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { statements: 100, branches: 100, functions: 100, lines: 100 } },
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/remediations/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/no-network.ts'],
    },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
    { ...shared, displayName: 'aws', testMatch: ['<rootDir>/test/aws/**/*.test.ts'] },
  ],
};
