import type { Command } from 'commander';
import { FRAMEWORKS } from '../../core/registry/check';
import { RESOURCE_TYPES } from '../../core/subject/subject';
import type { ExitCode } from '../exit-code';
import { FORMATS } from '../formats';
import type { CliIo } from '../io';
import type * as ShowChecks from '../show-checks';
import type { ListOptions } from '../show-checks';
import { oneOf } from './one-of';

/**
 * Adds `list`, which shows the catalogue.
 *
 * @param done takes the exit code
 */
export function addListCommand(program: Command, io: CliIo, done: (code: ExitCode) => void): void {
  program
    .command('list')
    .summary('list all checks, or those of a resource type or framework')
    .description('Lists all checks with their defaults, whatever the settings of a project say.')
    .addOption(oneOf('--format <format>', 'for people or for programs', FORMATS).default('pretty'))
    .addOption(oneOf('--resource <type>', 'only checks of this resource type', RESOURCE_TYPES))
    .addOption(oneOf('--framework <framework>', 'only checks that are mapped to this framework', FRAMEWORKS))
    .action((options: ListOptions) => {
      loadShowChecks().listChecks(options, io);
      done(0);
    });
}

/** The catalogue comes along: `--help` must not wait for it. */
function loadShowChecks(): typeof ShowChecks {
  // An `import()` of a neighbour needs a file extension, which differs between sources, tests and bundle.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return
  return require('../show-checks');
}
