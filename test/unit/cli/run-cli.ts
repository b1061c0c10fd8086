import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../../cli/program';

/** What a run left behind. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own with files in it, outside any repository. */
export class Workplace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'ecs-guardrails-')));

  /** Writes files; an object becomes JSON. */
  put(files: Readonly<Record<string, unknown>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    }
  }

  /** Runs the command line here, without colours. */
  async run(args: readonly string[], stdin: readonly string[] = []): Promise<Run> {
    const run = { stdout: '', stderr: '' };
    const code = await runCli(args, {
      cwd: this.folder,
      stdout: (text) => {
        run.stdout += text;
      },
      stderr: (text) => {
        run.stderr += text;
      },
      stdin: chunks(stdin),
      colours: false,
    });
    return { code, ...run };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asynchronous, its chunks here are not
async function* chunks(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

/** A task definition that no check of this release refuses. */
export const GOOD = {
  family: 'payments-api',
  networkMode: 'awsvpc',
  containerDefinitions: [
    {
      name: 'app',
      image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments-api:1.4.2',
      user: '10001:10001',
      readonlyRootFilesystem: true,
      memory: 512,
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/payments-api' } },
    },
  ],
} as const;

/** The same, privileged: one finding of severity high. */
export const PRIVILEGED = {
  ...GOOD,
  containerDefinitions: [{ ...GOOD.containerDefinitions[0], privileged: true }],
} as const;

/** The same with a writable root: one finding of severity medium. */
export const WRITABLE = {
  ...GOOD,
  containerDefinitions: [{ ...GOOD.containerDefinitions[0], readonlyRootFilesystem: false }],
} as const;
