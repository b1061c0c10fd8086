import { CommanderError } from 'commander';
import type { CliIo } from '../../../cli/io';
import { reportFailure } from '../../../cli/report-failure';
import { GuardrailsError } from '../../../core/errors';

function reported(thrown: unknown): readonly [number, string] {
  let stderr = '';
  const io: CliIo = {
    cwd: '/',
    stdout: () => {
      throw new Error('the report alone goes there');
    },
    stderr: (text) => {
      stderr += text;
    },
    stdin: (async function* () {})(),
  };
  return [reportFailure(thrown, io), stderr];
}

describe('reportFailure', () => {
  it.each([
    ['a usage error', new GuardrailsError('USAGE', 'No.'), 2, 'error: USAGE: No.\n'],
    [
      'a place with line and column',
      new GuardrailsError('SETTINGS_INVALID', 'No.', { place: { file: 'a.yaml', line: 3, column: 5, field: 'x' } }),
      2,
      'error: SETTINGS_INVALID: a.yaml:3:5: No.\n',
    ],
    [
      'a place without a line',
      new GuardrailsError('SETTINGS_INVALID', 'No.', { place: { file: 'a.yaml', column: 5 } }),
      2,
      'error: SETTINGS_INVALID: a.yaml: No.\n',
    ],
    ['an engine error', new GuardrailsError('POLICY_LOAD', 'No.'), 3, 'error: POLICY_LOAD: No.\n'],
    ['controls', new GuardrailsError('USAGE', 'a\n\u001b[2J'), 2, 'error: USAGE: a\\u000a\\u001b[2J\n'],
    ['what commander has printed', new CommanderError(1, 'commander.unknownOption', 'x'), 2, ''],
    ['help', new CommanderError(0, 'commander.help', 'x'), 0, ''],
  ])('reports %s', (_what, thrown, code, stderr) => {
    expect(reported(thrown)).toEqual([code, stderr]);
  });

  it('shows where an unknown error was thrown but not its message, which may quote the input', () => {
    const error = new TypeError('canary\n    at canary (canary.js:1:1)');

    const [code, stderr] = reported(error);

    expect(code).toBe(3);
    expect(stderr).toContain('error: INTERNAL: this is a fault of ecs-guardrails');
    expect(stderr).toContain('  TypeError\n');
    expect(stderr).toContain('report-failure.test');
    expect(stderr).not.toContain('canary');
  });

  it.each([
    ['a text', 'canary', '  (string)\n'],
    ['nothing', null, '  (object)\n'],
    ['an object', { message: 5 }, '  (object)\n'],
    ['an error without a stack', Object.assign(new Error('canary'), { stack: undefined }), '  Error\n'],
  ])('survives %s', (_what, thrown, end) => {
    const [code, stderr] = reported(thrown);

    expect(code).toBe(3);
    expect(stderr.endsWith(end)).toBe(true);
    expect(stderr).not.toContain('canary');
  });
});
