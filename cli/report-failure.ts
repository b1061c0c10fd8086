import { CommanderError } from 'commander';
import { isGuardrailsError, type GuardrailsError } from '../core/errors';
import { visibleText } from '../core/visible-text';
import { exitCodeOfError, type ExitCode } from './exit-code';
import type { CliIo } from './io';

/**
 * Says on standard error what was thrown, in one line for what is known and with the stack for what is not.
 *
 * @returns the exit code that it stands for
 */
export function reportFailure(thrown: unknown, io: CliIo): ExitCode {
  // Commander has printed its own message; help and version are thrown as well, with exit code 0.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
  if (isGuardrailsError(thrown)) {
    io.stderr(`${errorLine(thrown)}\n`);
    return exitCodeOfError(thrown.code);
  }
  io.stderr(
    `error: INTERNAL: this is a fault of ecs-guardrails, not of the input. Please report it:\n${stackOf(thrown)}\n`,
  );
  return 3;
}

/** `error: SETTINGS_INVALID: ecs-guardrails.yaml:3:5: …` */
function errorLine({ code, place, message }: GuardrailsError): string {
  const position = [place.file, place.line, place.line === undefined ? undefined : place.column];
  const where = position.filter((part) => part !== undefined).join(':');
  return visibleText(`error: ${code}: ${where === '' ? '' : `${where}: `}${message}`);
}

/** Name and places in our code only: the message of a foreign error may quote the input. */
function stackOf(thrown: unknown): string {
  if (!isError(thrown)) return `  (${typeof thrown})`;
  const { name, message, stack = '' } = thrown;
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return [`  ${name}`, ...frames.filter((line) => /^\s+at /.test(line))].map(visibleText).join('\n');
}

/** By shape, not by class: an error of another realm (a worker, a test) is no `Error` of this one. */
function isError(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string';
}
