import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UNSUPPORTED } from '../../../sandbox/gateway/aws-error';
import { Gateway } from '../../../sandbox/gateway/gateway';
import { FunctionHost, type Invoked } from '../../../sandbox/functions/function-host';
import { asJson, isJsonObject, member, parseJson, textOf, type Json } from '../../../sandbox/json';
import { BUNDLES } from '../../../scripts/build';
import { bundle } from '../../../scripts/bundle';
import { compileBootstrap } from '../../../scripts/demo/compile-bootstrap';
import type { Scenario } from './scenario';
import { scriptedServices, type Exchange, type Script } from './scripted-services';

const ROOT = resolve(__dirname, '..', '..', '..');
const NAME = 'ecs-guardrails-rules';
const OWN = { account: '111122223333', region: 'eu-west-1' };

/** The longest that a function's last line may be under way behind its answer. */
const LINES_COME_WITHIN_MS = 2_000;

/** How a scenario went. */
export interface Played {
  readonly exchanges: readonly Exchange[];
  /** What was asked beyond the script. */
  readonly unexpected: readonly string[];
  /** For each event the message of the function's error, or null. */
  readonly failures: readonly (string | null)[];
  /** What the function wrote. */
  readonly log: string;
}

/** The rules function as it is deployed: the built bundle, in processes of its own, before an endpoint on loopback. */
export class RulesBundle {
  private constructor(
    /** Folder of the bundle. */
    readonly code: string,
    private readonly folder: string,
    private readonly bootstrap: string,
  ) {}

  /** Builds it into a folder of its own, which `remove` removes. */
  static async build(): Promise<RulesBundle> {
    const folder = mkdtempSync(join(tmpdir(), 'ecs-guardrails-rules-'));
    const target = BUNDLES.find(({ entry }) => entry === 'rules/handler.ts');
    if (target === undefined) throw new Error('No bundle is made of rules/handler.ts.');
    const { file } = await bundle(target, ROOT, folder);
    return new RulesBundle(join(folder, file, '..'), folder, compileBootstrap(folder));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Plays a scenario in fresh environments. */
  async play({ events, atOnce = false, answers, ...settings }: Scenario): Promise<Played> {
    return this.run(answers, { ...settings, environments: atOnce ? events.length : 1 }, async (invoke) => {
      const texts: (string | null)[] = [];
      if (atOnce) texts.push(...(await Promise.all(events.map((event, index) => invoke(event, index)))));
      else for (const event of events) texts.push(await invoke(event, 0));
      return texts;
    });
  }

  /**
   * Deploys the bundle in some environments before an endpoint that follows a script.
   *
   * @param use invokes one of the environments with an event, which answers the message of its error or null
   */
  async run(
    script: Script,
    settings: Pick<Scenario, 'timeoutSeconds' | 'environment'> & {
      readonly environments: number;
      readonly code?: string;
    },
    use: (
      invoke: (event: unknown, environment: number) => Promise<string | null>,
    ) => Promise<readonly (string | null)[]>,
  ): Promise<Played> {
    const { timeoutSeconds = 10, environment = {}, environments, code = this.code } = settings;
    const { services, exchanges } = scriptedServices(script);
    const gateway = new Gateway();
    gateway.add(...services);
    const keys = gateway.callers.issue({ name: NAME, account: OWN.account, actions: new Set(['*']) });
    let log = '';
    const host = new FunctionHost({
      region: OWN.region,
      endpoint: await gateway.start(),
      bootstrap: this.bootstrap,
      keysOf: () => keys,
      log: (_name, text) => {
        log += text;
      },
    });
    const arn = `arn:aws:lambda:${OWN.region}:${OWN.account}:function:${NAME}`;
    for (let index = 0; index < environments; index += 1) {
      const rest = { timeoutSeconds, memoryMb: 256, environment };
      host.deploy({ name: environmentName(index), arn, handler: 'index.handler', code, ...rest });
    }
    try {
      const failures = await use(async (event, index) =>
        failureOf(await host.invoke(environmentName(index), asJson(event))),
      );
      await lastLines(failures, () => log);
      const unexpected = gateway.log.calls.filter(
        ({ error }) => error === UNSUPPORTED || error === 'SandboxInternalError',
      );
      return {
        exchanges,
        unexpected: unexpected.map(({ service, operation }) => `${service}:${operation}`),
        failures,
        log,
      };
    } finally {
      host.stop();
      await gateway.stop();
    }
  }
}

/** Lines of a log that are JSON; what Node.js prints is none. */
function jsonLines(log: string): readonly Json[] {
  return log
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map(parseJson);
}

/** Codes of a log's lines of level ERROR. */
export function errorCodes(log: string): readonly string[] {
  return jsonLines(log)
    .filter((line) => member(line, 'level') === 'ERROR')
    .map((line) => (isJsonObject(line) ? textOf(line, 'code') : ''));
}

function environmentName(index: number): string {
  return `${NAME}-${String(index)}`;
}

function failureOf({ payload, functionError }: Invoked): string | null {
  if (functionError === null) return null;
  return isJsonObject(payload) ? `${textOf(payload, 'errorType')}: ${textOf(payload, 'errorMessage')}` : '';
}

/**
 * Waits for what is under way behind an answer. The function writes its counts last, in every invocation that it ends
 * itself; of a process that could not start, Node.js prints the error with its code.
 */
async function lastLines(failures: readonly (string | null)[], log: () => string): Promise<void> {
  const died = failures.filter((failure) => failure?.startsWith('Runtime.ExitError') === true).length;
  const counted = () => jsonLines(log()).filter((line) => member(line, '_aws') !== undefined).length;
  const isWhole = () => counted() >= failures.length - died && (died === 0 || /code: '[A-Z_]+'/.test(log()));
  for (let waited = 0; !isWhole() && waited < LINES_COME_WITHIN_MS; waited += 20) await sleep(20);
}
