import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { version } from '../../package.json';
import { reportSchema } from '../../core/reports/json-report';
import { BUNDLES } from '../../scripts/build';
import { bundle } from '../../scripts/bundle';

const ROOT = resolve(__dirname, '..', '..');

/** Fails every attempt to reach a network, so that "offline" is more than a promise. */
const NO_NETWORK = `
  const refuse = () => { process.stderr.write('DIALLED'); process.exit(99); };
  require('node:net').Socket.prototype.connect = refuse;
  require('node:dns').lookup = refuse;
`;

const PRIVILEGED = {
  family: 'payments-api',
  containerDefinitions: [
    {
      name: 'app',
      image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments-api:1.4.2',
      privileged: true,
      environment: [{ name: 'STAGE', value: 'canary' }],
    },
  ],
};

jest.setTimeout(60_000);

describe('the built command', () => {
  let folder = '';
  let main = '';

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'ecs-guardrails-cli-')));
    for (const target of BUNDLES.filter(({ kind }) => kind === 'command')) {
      await bundle(target, ROOT, join(folder, 'dist'));
      main = join(folder, 'dist', target.file);
    }
    mkdirSync(join(folder, 'work'));
    writeFileSync(join(folder, 'no-network.cjs'), NO_NETWORK);
    writeFileSync(join(folder, 'work', 'task.json'), JSON.stringify(PRIVILEGED, null, 2));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(
    args: readonly string[],
    { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, ['--require', join(folder, 'no-network.cjs'), main, ...args], {
      cwd: join(folder, 'work'),
      env: { PATH: process.env['PATH'], ...env },
      input,
      encoding: 'utf8',
    });
  }

  it('runs by its shebang and tells its version', () => {
    const { status, stdout } = spawnSync(main, ['--version'], { encoding: 'utf8' });

    expect(status).toBe(0);
    expect(stdout).toBe(`${version}\n`);
  });

  it('documents its exit codes', () => {
    const { status, stdout, stderr } = run(['--help']);

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Exit codes:\n  0  nothing found');
  });

  it.each([
    ['a finding', ['check', 'task.json'], 1],
    ['a finding below the threshold', ['check', 'task.json', '--fail-on', 'critical'], 0],
    ['a file that does not exist', ['check', 'missing.json'], 2],
    ['an unknown flag', ['check', 'task.json', '--fromat', 'json'], 2],
  ])('ends with the documented code for %s', (_what, args, expected) => {
    expect(run(args).status).toBe(expected);
  });

  it('writes the published report on standard output, twice the same, without a value of the environment', () => {
    const first = run(['check', '.', '--format', 'json']);
    const second = run(['check', '.', '--format', 'json']);

    const { results } = reportSchema.parse(JSON.parse(first.stdout));
    expect(results.find(({ check }) => check === 'ecs-taskdef-no-privileged')?.violations[0]?.location).toEqual({
      file: 'task.json',
      line: 7,
      column: 7,
      pointer: '/containerDefinitions/0/privileged',
    });
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout + first.stderr).not.toContain('canary');
  });

  it('judges standard input', () => {
    const { status, stdout } = run(['check', '-'], { input: JSON.stringify(PRIVILEGED) });

    expect(status).toBe(1);
    expect(stdout).toContain('<stdin>:1:');
  });

  it.each([
    ['NO_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['neither, into a pipe', {}, false],
  ] as const)('obeys %s', (_what, env, coloured) => {
    expect(run(['check', 'task.json'], { env }).stdout.includes('\u001b[')).toBe(coloured);
  });

  it('writes a file in one piece', () => {
    const { stdout } = run(['check', 'task.json', '-o', 'json=../report.json']);

    expect(stdout).toContain('NON_COMPLIANT');
    expect(() => reportSchema.parse(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')))).not.toThrow();
  });

  it('minds no reader that leaves early', async () => {
    const files = Array.from({ length: 300 }, (_, index) => `many/${String(index)}.json`);
    mkdirSync(join(folder, 'work', 'many'));
    for (const file of files) writeFileSync(join(folder, 'work', file), JSON.stringify(PRIVILEGED, null, 2));

    const child = spawn(process.execPath, [main, 'check', 'many'], { cwd: join(folder, 'work') });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.on('close', done));
    rmSync(join(folder, 'work', 'many'), { recursive: true });

    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  it('says that a bundle without its policy judges nothing', () => {
    const crippled = join(folder, 'crippled.js');
    writeFileSync(crippled, readFileSync(main));

    const { status, stdout, stderr } = spawnSync(process.execPath, [crippled, 'check', 'task.json'], {
      cwd: join(folder, 'work'),
      encoding: 'utf8',
    });

    expect(status).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: POLICY_LOAD: /);
  });
});
