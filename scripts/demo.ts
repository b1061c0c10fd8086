/**
 * `npm run demo`: the main job, end to end, on an AWS endpoint of our own on loopback. Node only, offline, no account.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { Sandbox } from '../sandbox/sandbox';
import { compileBootstrap } from './demo/compile-bootstrap';
import { readDemoFiles } from './demo/demo-files';
import { furnish, judgeResources, resultsOf } from './demo/judge';
import { deployment, prepare, type Prepared } from './demo/prepare';
import { remediate } from './demo/remediate';
import { LABEL, Screen } from './demo/screen';
import { stopTasks, watchTasks } from './demo/stop-tasks';
import { Story } from './demo/story';
import { summarize } from './demo/summary';
import { reportFailure } from './script-failure';

const ROOT = resolve(__dirname, '..');
const FILES = join('examples', 'demo');
const LOG = join(ROOT, 'out', 'demo-functions.log');
/** The value of the environment variable in `orders-worker.task-definition.json`. */
const SECRET = 'demo-value-that-must-never-be-shown';

/**
 * Runs the demo.
 *
 * @returns whether everything happened as told
 */
async function demo(screen: Screen): Promise<boolean> {
  const started = performance.now();
  const story = new Story();
  screen.line(`${screen.paint.bold('ecs-guardrails demo')}  ${screen.paint.yellow(LABEL)}`);
  screen.line('No account, no network: the built functions talk to a stand-in for AWS on 127.0.0.1.');
  screen.line(`They run in processes of Node.js ${process.version}; on AWS the template's own runtime counts.`);
  screen.chapter('Build what would be deployed');
  screen.progress('bundles, templates, pack');
  const prepared = await prepare(ROOT, (text) => {
    screen.done(text);
  });
  await inSandbox(prepared, async (sandbox, logs) => {
    await play(sandbox, screen, story);
    refuseLeak(story, screen, [...logs, ...said(sandbox)]);
    screen.chapter('Summary');
    const written = [...prepared.templates, ...prepared.packs.map(({ path }) => path), LOG];
    summarize(sandbox, screen, story, { written, root: ROOT, seconds: (performance.now() - started) / 1_000 });
  });
  return story.differences.length === 0;
}

/** Runs something in a sandbox that is gone afterwards, however it ends; what the functions wrote stays. */
async function inSandbox(
  prepared: Prepared,
  run: (sandbox: Sandbox, logs: readonly string[]) => Promise<void>,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'ecs-guardrails-demo-'));
  const logs: string[] = [];
  try {
    const bootstrap = compileBootstrap(scratch);
    const log = (name: string, text: string) => logs.push(`${name} ${text.trimEnd()}`);
    const sandbox = await Sandbox.start({ ...deployment(ROOT, prepared), bootstrap, log });
    try {
      await run(sandbox, logs);
    } finally {
      await sandbox.stop();
    }
  } finally {
    writeFileSync(LOG, [LABEL, ...logs, ''].join('\n'));
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function play(sandbox: Sandbox, screen: Screen, story: Story): Promise<void> {
  const files = readDemoFiles(join(ROOT, FILES));
  story.tells('the secret of orders-worker stands in its file', JSON.stringify(files).includes(SECRET), true);
  furnish(sandbox, files);
  screen.chapter(`AWS Config judges the resources of ${FILES}`);
  await judgeResources(sandbox, screen, story);
  screen.chapter('A privileged task starts; the stopper has its default mode, monitor');
  await watchTasks(sandbox, screen, story);
  screen.chapter('The same in mode enforce, and a good task beside it');
  await stopTasks(sandbox, screen, story);
  screen.chapter('The remediation turns red to green');
  await remediate(sandbox, screen, story);
}

/** Everything that the functions told AWS. */
function said(sandbox: Sandbox): readonly string[] {
  const notices = sandbox.core.topics.published.map(({ subject, message }) => `${subject}\n${message}`);
  return [...notices, ...resultsOf(sandbox).map(({ annotation }) => annotation ?? '')];
}

/** The demo's secret stands in a task definition: no log, notice or result may repeat it. */
function refuseLeak(story: Story, screen: Screen, texts: readonly string[]): void {
  const leaking = texts.filter((text) => text.includes(SECRET));
  story.tells('texts that repeat the value of an environment variable', leaking.length, 0);
  screen.line();
  screen.done(`none of ${texts.length} logs, notices and annotations repeats the secret of orders-worker`);
}

async function main(): Promise<void> {
  new Command('npm run demo --')
    .description(`Runs the main job end to end on a simulated account (${LABEL}).`)
    .option('--node-only', 'only what needs nothing but Node.js; at present that is the whole demo')
    .parse();
  const { stdout } = process;
  // `npm run demo | head` closes the pipe early: that is the reader's right.
  stdout.on('error', () => undefined);
  // The demo's own clients would warn in the middle of the story.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const asTold = await demo(new Screen({ write: (text) => stdout.write(text), isTTY: stdout.isTTY }));
  if (!asTold) process.exitCode = 1;
}

if (require.main === module) {
  main().catch((thrown: unknown) => {
    reportFailure(thrown);
    process.exitCode = 1;
  });
}
