import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUNDLES } from '../../scripts/build';
import { bundle } from '../../scripts/bundle';
import type { FakeAnswers } from '../support/fake-endpoint';
import { ailingAccount, workingAccount } from '../support/inspected-account';
import { startLoopbackEndpoint } from '../support/loopback-endpoint';

const ROOT = resolve(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'doctor.md'), 'utf8');

jest.setTimeout(60_000);

describe('the built doctor', () => {
  let dist = '';

  beforeAll(async () => {
    dist = mkdtempSync(join(tmpdir(), 'ecs-guardrails-doctor-'));
    for (const target of BUNDLES.filter(({ kind }) => kind !== 'function')) await bundle(target, ROOT, dist);
  });

  afterAll(() => {
    rmSync(dist, { recursive: true, force: true });
  });

  /** Runs the command with the settings that anybody would use for another endpoint, and nothing of this machine. */
  async function doctor(answers: FakeAnswers, args: readonly string[] = []) {
    const endpoint = await startLoopbackEndpoint(answers);
    try {
      const env = {
        AWS_ENDPOINT_URL: endpoint.url,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'canary',
        HOME: dist,
        PATH: process.env['PATH'],
      };
      const child = spawn(process.execPath, [join(dist, 'cli', 'main.js'), 'doctor', ...args], { cwd: dist, env });
      const run = { stdout: '', stderr: '' };
      child.stdout.on('data', (text: Buffer) => (run.stdout += text.toString()));
      child.stderr.on('data', (text: Buffer) => (run.stderr += text.toString()));
      const code = await new Promise((done) => child.on('close', done));
      return { code, ...run, calls: endpoint.calls };
    } finally {
      await endpoint.stop();
    }
  }

  it('prints what docs/doctor.md shows', async () => {
    const [, shown] = /^```text\n([\s\S]*?)^```/m.exec(PAGE) ?? [];

    const { code, stdout, stderr } = await doctor(ailingAccount());

    expect(stderr).toBe('');
    expect(stdout).toBe(shown);
    expect(code).toBe(1);
  });

  it('reads every answer of a working account over the wire', async () => {
    const { code, stdout, stderr } = await doctor(workingAccount(), ['--format', 'json']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { problem: 0, warning: 0, unknown: 0, 'not-deployed': 0 } });
    expect(stdout).not.toContain('canary');
  });

  it('needs the permissions that docs/doctor.md lists, and no other', async () => {
    const listed = [...PAGE.matchAll(/^\| `([a-z]+:[A-Za-z]+)`/gm)].map(([, action]) => action);

    const { calls } = await doctor(workingAccount());

    const called = new Set(calls.map(({ operation }) => actionOf(operation)));
    expect([...called].toSorted()).toEqual(listed.toSorted());
  });
});

/** IAM's name of an operation; Lambda's are told by their paths. */
function actionOf(operation: string): string {
  if (operation.endsWith('/configuration')) return 'lambda:GetFunctionConfiguration';
  if (operation.endsWith('/policy')) return 'lambda:GetPolicy';
  if (operation.endsWith('/account-settings')) return 'lambda:GetAccountSettings';
  if (operation === 'GetRole') return 'iam:GetRole';
  if (operation === 'GetCallerIdentity') return 'sts:GetCallerIdentity';
  if (operation === 'DescribeDocument') return 'ssm:DescribeDocument';
  return `${operation.startsWith('GetQueue') ? 'sqs' : 'config'}:${operation}`;
}
