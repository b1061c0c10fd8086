/* eslint-disable jest/no-export, jest/valid-title, jest/valid-describe-callback, jest/no-disabled-tests --
   this is the helper that test files call, not a test file */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const REQUIREMENTS = join(ROOT, 'test', 'aws', 'requirements.txt');
const VENV = join(ROOT, '.tools', 'venv');
const BIN = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin');
const LOCK = `${VENV}.lock`;

/** An installation takes 40 s; a lock this old was left by a process that died. */
const LOCK_EXPIRES_MS = 10 * 60_000;

/** The longest that making the environment may take, waiting for another worker included. */
const VENV_TIMEOUT_MS = 12 * 60_000;

/** A finished program. */
export interface ProgramResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Path of a program in the project's virtual environment. */
export function venvProgram(name: string): string {
  return join(BIN, name);
}

/** Runs a program of the virtual environment, without a shell. */
export function runInVenv(name: string, args: readonly string[], input = ''): ProgramResult {
  const { status, stdout, stderr } = spawnSync(venvProgram(name), [...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/**
 * `describe` for tests that need Python. The virtual environment `.tools/venv` is made before the first of them. Without
 * Python 3.10 the tests show as skipped with the reason, and fail where `CI=true`: there a skip would hide a gap.
 */
export function describeWithPython(name: string, tests: () => void): void {
  const python = findPython();
  if (python !== undefined) {
    describe(name, () => {
      beforeAll(() => {
        ensureVenv(python);
      }, VENV_TIMEOUT_MS);
      tests();
    });
  } else if (process.env['CI'] === 'true') {
    describe(name, () => {
      it('finds Python', () => {
        expect(MISSING).toBeUndefined();
      });
    });
  } else {
    // Jest's summary counts skipped tests and keeps their names to itself.
    process.stderr.write(`skipped: ${name}: ${MISSING}\n`);
    describe.skip(`${name} [skipped: ${MISSING}]`, tests);
  }
}

const MISSING = 'Python 3.10 or newer is not on the PATH; install it (Debian: apt-get install python3 python3-venv)';

interface Python {
  readonly command: string;
  readonly version: string;
}

function findPython(): Python | undefined {
  const program = 'import sys, venv, ensurepip; print("%d.%d.%d" % sys.version_info[:3])';
  for (const command of ['python3', 'python']) {
    const { status, stdout } = spawnSync(command, ['-c', program], { encoding: 'utf8' });
    const [major = 0, minor = 0] = status === 0 ? stdout.trim().split('.').map(Number) : [];
    if (major === 3 && minor >= 10) return { command, version: stdout.trim() };
  }
  return undefined;
}

/** Makes the environment unless it is already the one that the requirements ask for. */
function ensureVenv(python: Python): void {
  const marker = join(VENV, '.installed');
  const wanted = createHash('sha256')
    .update(JSON.stringify([readFileSync(REQUIREMENTS, 'utf8'), python.version, VENV]))
    .digest('hex');
  const isReady = (): boolean => existsSync(marker) && readFileSync(marker, 'utf8') === wanted;
  if (isReady()) return;
  withLock(() => {
    if (isReady()) return;
    rmSync(VENV, { recursive: true, force: true });
    must(python.command, ['-m', 'venv', VENV]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    must(venvProgram('python'), [...pip, '--requirement', REQUIREMENTS]);
    writeFileSync(marker, wanted);
  });
}

function must(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (status === 0) return;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.slice(-2000)}`);
}

/** Jest runs test files in several processes; one of them installs, the others wait. */
function withLock(action: () => void): void {
  mkdirSync(join(VENV, '..'), { recursive: true });
  while (!tryLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  try {
    action();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function tryLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const lock = statSync(LOCK, { throwIfNoEntry: false });
    if (lock !== undefined && Date.now() - lock.mtimeMs > LOCK_EXPIRES_MS)
      rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
