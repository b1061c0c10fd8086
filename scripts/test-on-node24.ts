/**
 * `npm run test:node24`: the tests of the functions on Node 24, the major that runs them in Lambda. Takes a Node 24 that is
 * named by `NODE24`, else the one of `test/node24`, which it installs there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const HOME = join(ROOT, 'test', 'node24');

/** What runs in Lambda, its bundles among them. */
const TESTS = 'unit/(?:rules|stopper|remediations|adapters)/|e2e/(?:bundles|sandbox-functions|sandbox-stack)';

function nodeBinary(): string {
  const named = process.env['NODE24'];
  if (named !== undefined && named !== '') return named;
  const own = join(HOME, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(own)) run('npm', ['ci', '--prefix', HOME]);
  return own;
}

function run(program: string, args: readonly string[]): number {
  const { status, error } = spawnSync(program, [...args], { cwd: ROOT, stdio: 'inherit' });
  if (error !== undefined) console.error(error.message);
  return status ?? 1;
}

function main(): number {
  const node = nodeBinary();
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const version = asked.error === undefined ? asked.stdout.trim() : 'that cannot be started';
  console.log(`Node ${version}`);
  if (!version.startsWith('v24.')) {
    console.error(`${node} is not Node 24. Name one by NODE24, such as NODE24=/usr/local/bin/node24.`);
    return 1;
  }
  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  return run(node, [jest, '--selectProjects', 'unit', 'e2e', '--testPathPatterns', TESTS]);
}

process.exitCode = main();
