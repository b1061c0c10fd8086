import { Option, type Command } from 'commander';
import { GuardrailsError } from '../../core/errors';
import { SEVERITY_NAMES } from '../../core/reports/report';
import { ACCOUNT_ID, REGION_NAME } from '../../core/settings/own-place';
import type { CheckOptions } from '../check-options';
import { EXIT_CODES_HELP, type ExitCode } from '../exit-code';
import { FORMATS, type Format } from '../formats';
import { INPUT_KINDS } from '../input-kinds';
import type { CliIo } from '../io';
import { outputsOf } from '../outputs';
import type * as RunCheck from '../run-check';
import { matching } from './matching';
import { oneOf } from './one-of';

/** The options as commander hands them over. */
type Written = Pick<CheckOptions, 'failOn' | 'input' | 'account' | 'region' | 'config'> & {
  readonly format?: Format;
  readonly output?: readonly string[];
  readonly only?: readonly string[];
};

/**
 * Adds `check PATH…`, which judges files offline.
 *
 * @param done takes the exit code
 */
export function addCheckCommand(program: Command, io: CliIo, done: (code: ExitCode) => void): void {
  program
    .command('check')
    .summary('judge task definitions, templates and configuration items')
    .description(
      'Judges task definitions, describe-* output, configuration items, task events and CloudFormation templates.\n' +
        'Works offline: nothing is looked up.',
    )
    .argument('<path...>', 'files, directories (their .json .yaml .yml .template files), - for standard input')
    .addOption(oneOf('--format <format>', 'report on standard output, default: pretty', FORMATS))
    .addOption(repeatable('-o, --output <format=file>', 'another report into a file (repeatable)'))
    .addOption(oneOf('--fail-on <severity>', 'lowest severity that means exit code 1', SEVERITY_NAMES).default('low'))
    .addOption(repeatable('--only <id>', 'run this check and no other (repeatable, or separated by commas)'))
    .addOption(oneOf('--input <kind>', 'read the input as this kind instead of detecting it', INPUT_KINDS))
    .addOption(matching('--account <id>', 'own account, where the input does not name it', ACCOUNT_ID, '12 digits'))
    .addOption(
      matching(
        '--region <region>',
        'own Region, where the input does not name it',
        REGION_NAME,
        'a Region such as eu-west-1',
      ),
    )
    .option('--config <file>', 'settings, default: ecs-guardrails.yaml here or above, up to the repository root')
    .addHelpText('after', EXIT_CODES_HELP)
    .action(async (paths: readonly string[], { format, output = [], only = [], ...options }: Written) => {
      refuseEmpty(paths);
      const outputs = outputsOf(output, format);
      const { runCheck } = loadRunCheck();
      done(await runCheck({ ...options, paths, only: only.flatMap((ids) => ids.split(',')), outputs }, io));
    });
}

/** `check "$FILE"` with the variable unset must not judge the whole working directory instead. */
function refuseEmpty(paths: readonly string[]): void {
  if (paths.includes('')) throw new GuardrailsError('USAGE', 'A path is empty; "." means the working directory.');
}

/** The engine, the parsers and the catalogue come along: `--help` must not wait for them. */
function loadRunCheck(): typeof RunCheck {
  // An `import()` of a neighbour needs a file extension, which differs between sources, tests and bundle.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return
  return require('../run-check');
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, previous: readonly string[] | undefined) => [
    ...(previous ?? []),
    value,
  ]);
}
