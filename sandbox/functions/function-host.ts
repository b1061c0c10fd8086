import { randomUUID } from 'node:crypto';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { IssuedKeys } from '../gateway/callers';
import { asJson, parseJson, type Json } from '../json';
import { SandboxError } from '../sandbox-error';
import { FunctionProcess, type Ended } from './function-process';

/** A function as it is deployed. */
export interface DeployedFunction {
  readonly name: string;
  readonly arn: string;
  /** `index.handler`: module and export. */
  readonly handler: string;
  /** Folder of the built bundle. */
  readonly code: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Declared in the template. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What a function returned: the payload, and `Unhandled` when it failed. */
export interface Invoked {
  readonly payload: Json;
  readonly functionError: 'Unhandled' | null;
}

/** Where functions run. */
export interface HostSettings {
  readonly region: string;
  readonly endpoint: string;
  /** Path of the compiled `bootstrap.ts`. */
  readonly bootstrap: string;
  /** Keys of the function's role. */
  readonly keysOf: (functionName: string) => IssuedKeys;
  /** Takes what a function writes. */
  readonly log: (functionName: string, text: string) => void;
}

interface Slot {
  readonly fn: DeployedFunction;
  process: FunctionProcess | undefined;
  /** Invocations wait for each other: one execution environment a function. */
  last: Promise<unknown>;
  starts: number;
}

/** Runs built bundles in processes of their own, warm between invocations. */
export class FunctionHost {
  readonly #slots = new Map<string, Slot>();
  #invocations = 0;

  constructor(readonly settings: HostSettings) {}

  /** Deploys a function or a new configuration of it, which starts a new process. */
  deploy(fn: DeployedFunction): void {
    const former = this.#slots.get(fn.name);
    former?.process?.kill();
    this.#slots.set(fn.name, { fn, process: undefined, last: Promise.resolve(), starts: former?.starts ?? 0 });
  }

  /** The function of a name, or `undefined`. */
  find(name: string): DeployedFunction | undefined {
    return this.#slots.get(name)?.fn;
  }

  /** How often a process was started for a function. */
  starts(name: string): number {
    return this.#slots.get(name)?.starts ?? 0;
  }

  /** Every invocation so far. */
  get invocations(): number {
    return this.#invocations;
  }

  /**
   * Invokes a function and waits for it.
   *
   * @throws SandboxError when there is no such function
   */
  async invoke(name: string, event: Json): Promise<Invoked> {
    const slot = this.#slots.get(name);
    if (slot === undefined) throw new SandboxError(`No function is called ${name}.`);
    const turn = slot.last.then(() => this.#run(slot, event));
    slot.last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends every process. */
  stop(): void {
    for (const { process: running } of this.#slots.values()) running?.kill();
  }

  async #run(slot: Slot, event: Json): Promise<Invoked> {
    const { fn } = slot;
    if (slot.process?.alive !== true) {
      slot.process = this.#start(fn);
      slot.starts += 1;
    }
    this.#invocations += 1;
    const message = {
      id: this.#invocations,
      event,
      requestId: randomUUID(),
      functionName: fn.name,
      functionArn: fn.arn,
      memoryMb: fn.memoryMb,
      deadline: Date.now() + fn.timeoutSeconds * 1_000,
    };
    return invokedOf(await slot.process.invoke(message, fn.timeoutSeconds));
  }

  #start(fn: DeployedFunction): FunctionProcess {
    const [file = '', handler = ''] = fn.handler.split('.');
    return new FunctionProcess({
      bootstrap: this.settings.bootstrap,
      module: join(fn.code, `${file}.js`),
      handler,
      env: this.#environment(fn),
      log: (text) => {
        this.settings.log(fn.name, text);
      },
    });
  }

  /** The function's own settings and what Lambda sets; profiles and credentials of whoever runs the sandbox are not there. */
  #environment({ name, environment }: DeployedFunction): Readonly<Record<string, string>> {
    const { accessKeyId, secretAccessKey } = this.settings.keysOf(name);
    return {
      ...environment,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_REGION: this.settings.region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL: this.settings.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      // Functions are deployed on a newer Node.js than the one that may run the sandbox.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      // Without a HOME the SDK would still find the files of the user that runs it.
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    };
  }
}

function invokedOf(ended: Ended): Invoked {
  if ('result' in ended) return { payload: parseJson(ended.result), functionError: null };
  return { payload: asJson(ended.error), functionError: 'Unhandled' };
}
