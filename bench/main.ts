/**
 * `npm run bench`: figures of decisions, cold starts, bundles and the command, on built bundles, offline. The table goes to
 * standard error, the same figures as JSON to standard output. Quote ratios: milliseconds are this machine's at this moment.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { loadPackagedPolicy } from '../adapters/files/packaged-policy';
import { buildAll } from '../scripts/build';
import { calibrate } from './calibration';
import { decisionFigures } from './decisions';
import { bundleFigures, commandFigures } from './processes';

const ROOT = join(__dirname, '..');
const COMMAND = 'dist/cli/main.js';

function measure() {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim(),
    policy: loadPackagedPolicy().digest,
    calibrationMicroseconds: calibrate(),
    decisions: decisionFigures(),
    bundles: bundleFigures(['rules', 'stopper', 'remediation']),
    commands: commandFigures({
      '--help': [COMMAND, '--help'],
      'check, one file': [COMMAND, 'check', 'examples/demo/payments-api.task-definition.json'],
    }),
  };
}

async function main(): Promise<void> {
  await buildAll();
  const figures = measure();
  print(figures);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

function print(figures: ReturnType<typeof measure>): void {
  const line = (name: string, ...values: readonly string[]): void => {
    console.error(name.padEnd(44) + values.map((value) => value.padStart(16)).join(''));
  };
  console.error(`Node ${figures.node}, ${figures.cpu}, commit ${figures.commit}`);
  console.error(figures.policy);
  line('decisions', 'p50 µs', 'p90 µs', '× calibration');
  for (const { name, time } of figures.decisions) {
    line(
      `  ${name}`,
      time.p50.toFixed(0),
      time.p90.toFixed(0),
      (time.p50 / figures.calibrationMicroseconds).toFixed(1),
    );
  }
  line('bundles', 'KB', 'init p50 ms', 'init p90 ms');
  for (const { name, bytes, init } of figures.bundles) {
    line(`  ${name}`, (bytes / 1000).toFixed(1), init.p50.toFixed(0), init.p90.toFixed(0));
  }
  line('commands', 'p50 ms', 'p90 ms', '× node -e 0');
  for (const { name, wall, ratio } of figures.commands) {
    line(`  ${name}`, wall.p50.toFixed(0), wall.p90.toFixed(0), ratio.toFixed(2));
  }
}

void main();
