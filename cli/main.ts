import { runCli } from './program';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `ecs-guardrails check … | head` closes the pipe early: that is the reader's right, not an error of ours.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: INTERNAL: cannot write to standard output (${error.code ?? error.name}).\n`);
  process.exit(3);
});

void runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  stdin: process.stdin,
}).then((code) => {
  // Not process.exit: a pipe may still be taking the report.
  process.exitCode = code;
});
