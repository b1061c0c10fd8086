import { runDoctor, type DoctorOptions } from '../../../cli/run-doctor';
import { version } from '../../../package.json';
import { fakeEndpoint, type FakeAnswers } from '../../support/fake-endpoint';
import { ailingAccount, workingAccount } from '../../support/inspected-account';
import { Workplace } from './run-cli';

async function doctor(answers: FakeAnswers, options: Partial<DoctorOptions> = {}, settings: object = {}) {
  const run = { stdout: '', stderr: '' };
  const { settings: endpoint, calls } = fakeEndpoint(answers);
  const io = {
    cwd: '/',
    stdout: (text: string) => {
      run.stdout += text;
    },
    stderr: (text: string) => {
      run.stderr += text;
    },
    stdin: {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true as const, value: undefined }) }),
    },
    colours: false,
  };
  const code = await runDoctor({ format: 'pretty', ...options }, io, { ...endpoint, ...settings });
  return { code, ...run, calls };
}

describe('ecs-guardrails doctor', () => {
  it('finds nothing to do where everything works', async () => {
    const { code, stdout, stderr } = await doctor(workingAccount());

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain('Do:');
    expect(stdout).toMatch(/\n0 problems, 0 warnings, 0 unknown, 0 not deployed, \d+ ok\n$/);
  });

  it('ends with 1 on a problem, and tells it with warnings and what it may not see', async () => {
    const { code, stdout } = await doctor(ailingAccount());

    expect(code).toBe(1);
    expect(stdout).toContain('problem       Failed last with AccessDenied: ecs-service-');
    expect(stdout).toContain('warning       Queue ecs-guardrails-rules-failures holds 3 events');
    expect(stdout).toContain('unknown       iam:GetRole was refused with AccessDenied.');
    expect(stdout).toMatch(/\n1 problem, 4 warnings, 1 unknown, 0 not deployed, \d+ ok\n$/);
  });

  it('ends with 0 where nothing but warnings and unknown is left', async () => {
    const { DescribeConfigRuleEvaluationStatus, ...rest } = workingAccount();
    expect(DescribeConfigRuleEvaluationStatus).toBeDefined();

    const { code, stdout } = await doctor({
      ...rest,
      DescribeConfigRuleEvaluationStatus: { error: 'AccessDeniedException' },
    });

    expect(code).toBe(0);
    expect(stdout).toContain('unknown       config:DescribeConfigRuleEvaluationStatus was refused');
  });

  it('tells programs the same', async () => {
    const { code, stdout } = await doctor(ailingAccount(), { format: 'json' });

    const report: unknown = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'ecs-guardrails', version },
      account: '111122223333',
      region: 'eu-west-1',
      summary: { problem: 1, warning: 4, unknown: 1, 'not-deployed': 0 },
    });
  });

  it('reads, and calls nothing that changes anything', async () => {
    const { calls } = await doctor(workingAccount());

    const operations = new Set(calls.map(({ operation }) => operation));
    expect([...operations].filter((operation) => !/^(Describe|Get|GET )/.test(operation))).toEqual([]);
  });

  it('asks the Region that it is told', async () => {
    const { stdout } = await doctor(workingAccount(), { region: 'us-east-2' });

    expect(stdout).toContain('in us-east-2.');
    expect(stdout).toContain('Role ecs-guardrails-automation-us-east-2 exists.');
  });

  it.each(['ExpiredToken', 'InvalidClientTokenId', 'SignatureDoesNotMatch', 'UnrecognizedClientException'])(
    'refuses credentials that AWS refuses as %s with exit code 2',
    async (error) => {
      const { code, stdout, stderr } = await doctor({ GetCallerIdentity: { error } });

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`error: CREDENTIALS_UNUSABLE: There are no credentials that AWS takes (${error}).`);
    },
  );

  it('ends with 2 where the SDK finds no credentials', async () => {
    const credentials = () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }));

    const { code, stderr } = await doctor(workingAccount(), {}, { credentials });

    expect(code).toBe(2);
    expect(stderr).toContain('CREDENTIALS_UNUSABLE');
  });

  it('ends with 2 where no Region is set', async () => {
    const region = () => Promise.reject(new Error('Region is missing'));

    const { code, stderr } = await doctor(workingAccount(), {}, { region });

    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: USAGE: No Region is set. Give --region, or set AWS_REGION or the region of the profile.\n',
    );
  });

  it('ends with 3 where AWS cannot be reached', async () => {
    const requestHandler = {
      handle: () => Promise.reject(Object.assign(new Error('canary'), { code: 'ECONNREFUSED' })),
    };

    const { code, stdout, stderr } = await doctor(workingAccount(), {}, { requestHandler });

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('sts:GetCallerIdentity failed with ECONNREFUSED, so AWS cannot be asked.');
    expect(stderr).not.toContain('canary');
  });

  it('goes on without knowing the caller where even that is refused', async () => {
    const { code, stdout } = await doctor({ ...workingAccount(), GetCallerIdentity: { error: 'AccessDenied' } });
    const { stdout: json } = await doctor(
      { ...workingAccount(), GetCallerIdentity: { error: 'AccessDenied' } },
      { format: 'json' },
    );

    expect(code).toBe(0);
    expect(stdout).toContain('unknown       sts:GetCallerIdentity was refused with AccessDenied.');
    expect(JSON.parse(json)).toMatchObject({ account: null });
  });
});

describe('the options of doctor', () => {
  let place: Workplace;

  beforeEach(() => {
    place = new Workplace();
  });

  afterEach(() => {
    place.remove();
  });

  it('are explained, with exit codes of their own', async () => {
    const { code, stdout } = await place.run(['doctor', '--help']);

    expect(code).toBe(0);
    expect(stdout).toContain('--region <region>');
    expect(stdout).toContain('  3  internal error, or AWS cannot be reached\n');
  });

  it.each([
    ['an unknown flag', ['--regoin', 'eu-west-1'], "unknown option '--regoin'\n(Did you mean --region?)"],
    ['a Region that is none', ['--region', 'Ireland'], 'Expected a Region such as eu-west-1.'],
    ['an unknown format', ['--format', 'jsn'], 'Did you mean "json"?'],
    ['an argument', ['here'], 'too many arguments'],
  ])('refuse %s with exit code 2', async (_what, args, message) => {
    const { code, stdout, stderr } = await place.run(['doctor', ...args]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
