import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { summarise, type Summary } from './statistics';

const ROOT = join(__dirname, '..');
const SPAWNS = 20;

export interface BundleFigure {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds of `require` in a fresh process: import, clients, policy compiled and self-tested. */
  readonly init: Summary;
}

/** Size and import + init of each function's bundle; the process is pinned to one CPU where `taskset` exists. */
export function bundleFigures(names: readonly string[]): readonly BundleFigure[] {
  const settings = {
    ...process.env,
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ECS_GUARDRAILS_STATE_TABLE: 'ecs-guardrails-state',
    ECS_GUARDRAILS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:111122223333:ecs-guardrails',
  };
  return names.map((name) => {
    const file = join(ROOT, 'dist', 'lambda', name, 'index.js');
    const script = `const t = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t));`;
    const [program, ...args] = pinned(process.execPath, ['-e', script]);
    const sample = Array.from({ length: SPAWNS }, () =>
      Number(execFileSync(program, args, { env: settings, encoding: 'utf8' }).split('\n').at(-1)),
    );
    return { name, bytes: statSync(file).size, init: summarise(sample) };
  });
}

export interface CommandFigure {
  readonly name: string;
  /** Milliseconds of the whole process. */
  readonly wall: Summary;
  /** Median as a multiple of `node -e 0` in the same run. */
  readonly ratio: number;
}

/** Whole processes, interleaved A B C A B C, so that a slow moment of the machine meets all of them. */
export function commandFigures(commands: Readonly<Record<string, readonly string[]>>): readonly CommandFigure[] {
  const all: Readonly<Record<string, readonly string[]>> = { 'node -e 0': ['-e', '0'], ...commands };
  const samples = new Map<string, number[]>(Object.keys(all).map((name) => [name, []]));
  for (let round = 0; round <= SPAWNS; round += 1) {
    for (const [name, args] of Object.entries(all)) {
      const start = performance.now();
      spawnSync(process.execPath, [...args], { stdio: 'ignore', cwd: ROOT });
      // The first round warms the file cache.
      if (round > 0) samples.get(name)?.push(performance.now() - start);
    }
  }
  const base = summarise(samples.get('node -e 0') ?? []).p50;
  return [...samples].map(([name, sample]) => {
    const wall = summarise(sample);
    return { name, wall, ratio: wall.p50 / base };
  });
}

function pinned(program: string, args: readonly string[]): [string, ...string[]] {
  const hasTaskset = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return hasTaskset ? ['taskset', '-c', '0', program, ...args] : [program, ...args];
}
