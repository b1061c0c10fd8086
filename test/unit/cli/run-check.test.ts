import type { CheckOptions } from '../../../cli/check-options';
import type { CliIo } from '../../../cli/io';
import { runCheck } from '../../../cli/run-check';
import { GuardrailsError } from '../../../core/errors';
import type { Policy } from '../../../core/policy/policy';
import { failureOf } from '../../support/failure-of';
import { GOOD, Workplace } from './run-cli';

const OPTIONS: CheckOptions = {
  paths: ['good.json'],
  outputs: { stdout: 'pretty', files: [] },
  failOn: 'low',
  only: ['ecs-taskdef-no-privileged'],
};

let place: Workplace;
let printed: string;

beforeEach(() => {
  place = new Workplace();
  place.put({ 'good.json': GOOD });
  printed = '';
});

afterEach(() => {
  place.remove();
});

const io = (): CliIo => ({
  cwd: place.folder,
  stdout: (text) => (printed += text),
  stderr: (text) => (printed += text),
  stdin: (async function* () {})(),
  colours: false,
});

const failing = (error: GuardrailsError): Policy => ({
  digest: 'sha256:x',
  evaluate: ({ parameters }) => Object.keys(parameters).map((check) => ({ check, outcome: 'ERROR', error })),
});

describe('runCheck', () => {
  it('ends with 3 and an error entry when a check fails, and calls nothing compliant', async () => {
    const error = new GuardrailsError('EVALUATION_ABORTED', 'Check ecs-taskdef-no-privileged was aborted.');

    const code = await runCheck(OPTIONS, io(), () => failing(error));

    expect(code).toBe(3);
    expect(printed).toContain(
      'good.json EVALUATION_ABORTED: payments-api: Check ecs-taskdef-no-privileged was aborted.',
    );
    expect(printed).toContain('0 NON_COMPLIANT, 0 UNKNOWN, 0 COMPLIANT, 0 NOT_APPLICABLE; 1 error');
  });

  it('judges nothing without a sound policy', async () => {
    const failure = await failureOf(
      runCheck(OPTIONS, io(), () => {
        throw new GuardrailsError('POLICY_LOAD', 'The module was changed.');
      }),
    );

    expect(failure.code).toBe('POLICY_LOAD');
    expect(printed).toBe('');
  });
});
