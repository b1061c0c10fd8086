import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LABEL, Screen } from '../../scripts/demo/screen';
import { Story } from '../../scripts/demo/story';
import { verdict } from '../../scripts/demo/summary';

const ROOT = resolve(__dirname, '..', '..');
const LONGEST_MS = 60_000;

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Runs `npm run demo` in a process of its own, with an environment that would lead an SDK astray. */
function runDemo(...args: readonly string[]): Promise<Ran> {
  const astray = {
    NO_COLOR: '1',
    AWS_PROFILE: 'somebody',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_USE_FIPS_ENDPOINT: 'true',
    ECS_GUARDRAILS_STOPPER_MODE: 'enforce',
  };
  const started = performance.now();
  const child = spawn(process.execPath, [require.resolve('tsx/cli'), join('scripts', 'demo.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...astray },
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      done({ code, ...texts, milliseconds: performance.now() - started });
    });
  });
}

/** The lines of a text without the blanks at their ends and between their columns. */
function rowsOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, '  '));
}

describe('npm run demo', () => {
  let ran: Ran;

  beforeAll(async () => {
    ran = await runDemo('--node-only');
  }, LONGEST_MS);

  it('ends well, within its minute, and says nothing beside the story', () => {
    const { code, stderr, milliseconds } = ran;

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(milliseconds).toBeLessThan(LONGEST_MS);
    expect(ran.stdout).toContain('Everything happened as told');
  });

  it('says in every chapter that it is a simulation, without colours or lines that are written over', () => {
    const headings = ran.stdout.split('\n').filter((line) => /^\d+\. /.test(line));

    expect(headings).toHaveLength(6);
    expect(headings.filter((line) => !line.endsWith(LABEL))).toEqual([]);
    expect(ran.stdout).not.toMatch(/[\u001b\r]/);
  });

  it('shows a compliance table by resource and check', () => {
    const rows = rowsOf(ran.stdout);

    expect(rows).toEqual(
      expect.arrayContaining([
        'AWS::ECS::TaskDefinition  node-agent  orders-worker  payments-api',
        'ecs-taskdef-efs-transit-encrypted  NOT_APPLICABLE  NON_COMPLIANT  NOT_APPLICABLE',
        'ecs-taskdef-no-privileged  NON_COMPLIANT  COMPLIANT  COMPLIANT',
        'ecs-taskdef-no-secret-env-names  COMPLIANT  NON_COMPLIANT  COMPLIANT',
        'ecs-taskdef-non-root-user  COMPLIANT  NON_COMPLIANT  COMPLIANT',
        'ecs-taskdef-readonly-root-fs  COMPLIANT  NON_COMPLIANT  COMPLIANT',
        'ecs-taskdef-registry-approved  NON_COMPLIANT  COMPLIANT  COMPLIANT',
        'ecs-service-no-public-ip  COMPLIANT  NON_COMPLIANT',
        'ecs-cluster-container-insights  COMPLIANT  NON_COMPLIANT',
        'ecr-repository-tags-immutable  NON_COMPLIANT  NON_COMPLIANT',
        'ecs-service-sg-not-open  COMPLIANT  COMPLIANT',
        'AWS::::Account  111122223333',
        'ecs-account-settings-approved  COMPLIANT',
        'ecs-guardduty-runtime-monitoring  NON_COMPLIANT',
      ]),
    );
    // No item of AWS Config has the filters: they were looked up.
    expect(ran.stdout).toContain('tools: /ImageTagMutabilityExclusionFilters/0');
    expect(ran.stdout).toContain('Operations that are not simulated: none was asked for');
  });

  it('stops the bad task once, tells once, and leaves the good one alone', () => {
    const rows = rowsOf(ran.stdout);

    expect(rows).toEqual(
      expect.arrayContaining([
        '✓ task of node-agent: 4 events, RUNNING; recorded as RECORDED',
        '✓ 0 StopTask calls, 0 notices',
        '✓ task of node-agent: STOPPED',
        '✓ task of payments-api: left alone, RUNNING',
        'ecs:StopTask  1',
        'sns:Publish  1',
      ]),
    );
  });

  it('remediates once, and the repository turns from red to green', () => {
    const rows = rowsOf(ran.stdout);

    expect(rows).toEqual(
      expect.arrayContaining([
        'payments  NON_COMPLIANT  COMPLIANT',
        '✓ run again: SKIP_ALREADY_COMPLIANT, nothing is changed',
        'ecr:PutImageTagMutability  1',
      ]),
    );
  });

  it('leaves what it names in out/, and never the secret of a task definition', () => {
    const names = rowsOf(ran.stdout).filter((row) => row.startsWith('out/') && !row.includes(' '));
    const log = readFileSync(join(ROOT, 'out', 'demo-functions.log'), 'utf8');

    expect(names).toEqual(
      expect.arrayContaining(['out/pack.yaml', 'out/templates/hub.template.json', 'out/templates/pack.template.json']),
    );
    expect(names.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    expect(log.startsWith(`${LABEL}\n`)).toBe(true);
    expect(ran.stdout + log).not.toContain('demo-value-that-must-never-be-shown');
  });

  it('refuses an option that it does not have', async () => {
    const { code, stderr } = await runDemo('--docker');

    expect(code).not.toBe(0);
    expect(stderr).toContain("unknown option '--docker'");
  });
});

describe('the verdict of the demo', () => {
  it('names what happened otherwise than told', () => {
    const story = new Story();
    let shown = '';
    const screen = new Screen({ write: (text) => (shown += text), isTTY: false });
    story.tells('StopTask calls', 2, 1);
    story.tells('notices', 1, 1);

    verdict(screen, story, 1);

    expect(shown).toContain('1 of 2 facts differ');
    expect(shown).toContain('StopTask calls: expected 1, found 2');
    expect(story.differences).toHaveLength(1);
  });
});
