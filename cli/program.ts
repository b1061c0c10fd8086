import { Command } from 'commander';
import { version } from '../package.json';
import { visibleText } from '../core/visible-text';
import { addCheckCommand } from './commands/check';
import { addDoctorCommand } from './commands/doctor';
import { addExplainCommand } from './commands/explain';
import { addListCommand } from './commands/list';
import { EXIT_CODES_HELP, type ExitCode } from './exit-code';
import type { CliIo } from './io';
import { reportFailure } from './report-failure';

/**
 * Runs the command line.
 *
 * Nothing but the parser is loaded before an action runs: `--help` has to answer at once.
 *
 * @param args without the program's own two
 * @returns the exit code; nothing is thrown and the process is not ended
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = programOf(io);
  const done = (result: ExitCode) => {
    code = result;
  };
  addCheckCommand(program, io, done);
  addListCommand(program, io, done);
  addExplainCommand(program, io, done);
  addDoctorCommand(program, io, done);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (thrown) {
    return reportFailure(thrown, io);
  }
}

function programOf(io: CliIo): Command {
  return new Command('ecs-guardrails')
    .description('Judges Amazon ECS and ECR resources by the same policies as AWS Config and the task stopper.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXIT_CODES_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout,
      // Messages quote the arguments, and a file name may hold anything.
      writeErr: (text) => {
        io.stderr(text.split('\n').map(visibleText).join('\n'));
      },
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}
