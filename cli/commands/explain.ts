import type { Command } from 'commander';
import type { ExitCode } from '../exit-code';
import { FORMATS } from '../formats';
import type { CliIo } from '../io';
import type * as ShowChecks from '../show-checks';
import type { ExplainOptions } from '../show-checks';
import { oneOf } from './one-of';

/**
 * Adds `explain ID`, which shows all that is to be said of one check.
 *
 * @param done takes the exit code
 */
export function addExplainCommand(program: Command, io: CliIo, done: (code: ExitCode) => void): void {
  program
    .command('explain')
    .summary('explain a check: what it asks, why, its parameters and the remedy')
    .description('Shows the documentation of a check, the same as docs/checks/<id>.md.')
    .argument('<id>', 'id of the check, also a former one')
    .addOption(oneOf('--format <format>', 'for people or for programs', FORMATS).default('pretty'))
    .action((id: string, options: ExplainOptions) => {
      loadShowChecks().explainCheck(id, options, io);
      done(0);
    });
}

/** The catalogue comes along: `--help` must not wait for it. */
function loadShowChecks(): typeof ShowChecks {
  // An `import()` of a neighbour needs a file extension, which differs between sources, tests and bundle.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return
  return require('../show-checks');
}
