import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type CommandResult } from '../tools/run-command';
import type { Gate } from './gate';
import { policyCommands } from './policy-commands';
import { withCopy } from './with-copy';

const ID = 'ecs-taskdef-made-by-new-check';

/** What a new check is built, generated, linted and tested with. */
const NEEDED = [
  'policies',
  '.regal',
  'core',
  'adapters',
  'conformance-pack',
  'remediations',
  'stacksets',
  'examples',
  'scripts',
  'docs',
  'test',
  'package.json',
  'tsconfig.json',
  'jest.config.js',
];

/** `npm run new-check` must leave a check on which everything passes: build, generation, gates and its own examples. */
export function newCheckGate(root: string, tools: { readonly opa: string; readonly regal: string }): Gate {
  return {
    name: 'a check made by new-check passes every gate',
    run: () =>
      withCopy(root, NEEDED, async (copy) => {
        for (const name of ['node_modules', '.tools']) symlinkSync(join(root, name), join(copy, name));
        const commands = policyCommands(tools.opa, tools.regal, copy);
        const steps: readonly (() => Promise<CommandResult>)[] = [
          () => script(copy, 'scripts/new-check.ts', ID),
          () => script(copy, 'scripts/policies-build.ts'),
          () => script(copy, 'scripts/gen.ts'),
          commands.fmt,
          commands.check,
          commands.lint,
          commands.test,
          () => examples(copy),
        ];
        for (const step of steps) {
          const { code, stdout, stderr } = await step();
          if (code !== 0) return `${stdout}${stderr}`;
        }
        return null;
      }),
  };
}

function script(cwd: string, ...args: readonly string[]): Promise<CommandResult> {
  return runCommand(process.execPath, [require.resolve('tsx/cli'), ...args], { cwd });
}

function examples(cwd: string): Promise<CommandResult> {
  const jest = require.resolve('jest/bin/jest');
  return runCommand(
    process.execPath,
    [jest, '--selectProjects', 'unit', '--testPathPatterns', 'unit/policies/examples'],
    {
      cwd,
    },
  );
}
