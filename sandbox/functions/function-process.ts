import { fork, type ChildProcess } from 'node:child_process';
import * as z from 'zod';
import type { AnswerMessage, FunctionFailure, InvokeMessage } from './messages';

/** How a process is started. */
export interface ProcessSettings {
  /** Path of the compiled `bootstrap.ts`. */
  readonly bootstrap: string;
  /** Path of the bundle's module. */
  readonly module: string;
  /** Name of the exported handler. */
  readonly handler: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes what the function writes to stdout and stderr. */
  readonly log: (text: string) => void;
}

const answerSchema = z.union([
  z.object({ id: z.number(), result: z.string() }),
  z.object({ id: z.number(), error: z.object({ errorType: z.string(), errorMessage: z.string() }) }),
]);

/** How an invocation ended for the process: an answer, or the way in which it died. */
export type Ended = { readonly result: string } | { readonly error: FunctionFailure };

/** One execution environment: a child process that stays warm between invocations, one invocation at a time. */
export class FunctionProcess {
  readonly #child: ChildProcess;
  #alive = true;
  #waiting: ((ended: Ended) => void) | undefined;

  constructor({ bootstrap, module, handler, env, log }: ProcessSettings) {
    // An empty execArgv: loaders of the parent (tsx, Jest, a debugger) must not reach the function.
    this.#child = fork(bootstrap, [module, handler], { env: { ...env }, execArgv: [], silent: true });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        log(text);
      });
    }
    this.#child.on('message', (message) => {
      const answer: AnswerMessage = answerSchema.parse(message);
      this.#end('result' in answer ? { result: answer.result } : { error: answer.error });
    });
    this.#child.on('error', ({ message }) => {
      this.#died(message);
    });
    this.#child.on('exit', (code, signal) => {
      this.#died(`the process exited with ${signal ?? `code ${code ?? 0}`}`);
    });
  }

  /** Whether the process can take another invocation. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Runs one invocation; when its time is up the process is killed, as Lambda does. */
  async invoke(message: InvokeMessage, timeoutSeconds: number): Promise<Ended> {
    if (!this.#alive) return died('the process is gone');
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<Ended>((resolve) => {
      this.#waiting = resolve;
      timer = setTimeout(() => {
        const errorMessage = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
        this.#end({ error: { errorType: 'Sandbox.Timedout', errorMessage } });
        this.kill();
      }, timeoutSeconds * 1_000);
      this.#child.send(message, (error) => {
        if (error !== null) this.#died(error.message);
      });
    });
    try {
      return await ended;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process at once. */
  kill(): void {
    this.#alive = false;
    this.#child.kill('SIGKILL');
  }

  #end(ended: Ended): void {
    this.#waiting?.(ended);
    this.#waiting = undefined;
  }

  #died(how: string): void {
    this.#alive = false;
    this.#end(died(how));
  }
}

function died(how: string): Ended {
  return { error: { errorType: 'Runtime.ExitError', errorMessage: `RequestId ended: ${how}` } };
}
