import type { Command } from 'commander';
import { REGION_NAME } from '../../core/settings/own-place';
import { DOCTOR_EXIT_CODES_HELP, type ExitCode } from '../exit-code';
import { FORMATS } from '../formats';
import type { CliIo } from '../io';
import type * as RunDoctor from '../run-doctor';
import type { DoctorOptions } from '../run-doctor';
import { matching } from './matching';
import { oneOf } from './one-of';

/**
 * Adds `doctor`, which asks an account and Region whether the product works there.
 *
 * @param done takes the exit code
 */
export function addDoctorCommand(program: Command, io: CliIo, done: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .summary('ask an account and Region whether the pack works, or will work, there')
    .description(
      'Asks one account and Region whether AWS Config records, and what is deployed works; says what to do.\n' +
        'Reads only. Credentials, profile and endpoints are found as the AWS SDK finds them (AWS_PROFILE, …); what the\n' +
        'caller may not read is told as unknown, with the permission.',
    )
    .addOption(
      matching(
        '--region <region>',
        'Region to ask, default: the one of the AWS settings',
        REGION_NAME,
        'a Region such as eu-west-1',
      ),
    )
    .addOption(oneOf('--format <format>', 'for people or for programs', FORMATS).default('pretty'))
    .addHelpText('after', DOCTOR_EXIT_CODES_HELP)
    .action(async (options: DoctorOptions) => {
      done(await loadRunDoctor().runDoctor(options, io));
    });
}

/** The AWS SDK comes along: in the built command it is a file of its own, which nothing else loads (scripts/build.ts). */
function loadRunDoctor(): typeof RunDoctor {
  // Which Node.js the SDK will need one day is not what was asked; package.json says which one the command needs.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // An `import()` of a neighbour needs a file extension, which differs between sources, tests and bundle.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return
  return require('../run-doctor');
}
