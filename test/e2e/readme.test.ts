import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { buildAll } from '../../scripts/build';
import { fencedBlocks } from '../support/fenced-blocks';

const ROOT = join(__dirname, '..', '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

function ecsGuardrails(
  args: readonly string[],
  cwd = ROOT,
): { readonly stdout: string; readonly status: number | null } {
  const main = join(dist, 'cli', 'main.js');
  return spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
}

// A folder of its own: other tests build too, at the same time.
const dist = mkdtempSync(join(tmpdir(), 'readme-dist-'));

beforeAll(async () => {
  await buildAll(dist);
}, 60_000);

afterAll(() => {
  rmSync(dist, { recursive: true });
});

describe('README.md', () => {
  it('shows what the command really prints', () => {
    const [shown] = fencedBlocks(README, 'text');

    const { stdout, status } = ecsGuardrails(['check', 'examples/cloudformation/shop.yaml']);

    expect(stdout).toBe(shown);
    expect(status).toBe(1);
  });

  it('shows a settings file that is accepted', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    writeFileSync(join(folder, 'ecs-guardrails.yaml'), fencedBlocks(README, 'yaml')[0] ?? '');

    const { status } = ecsGuardrails(['check', join(ROOT, 'examples/cloudformation/shop.yaml')], folder);

    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
  });

  it('names npm scripts that exist', () => {
    const named = [...README.matchAll(/npm (?:run )?([a-z][a-z:-]+)/g)].map(([, name = '']) => name);
    const scripts = new Set([...Object.keys(packageJson.scripts), 'ci', 'test']);

    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !scripts.has(name))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);

    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
