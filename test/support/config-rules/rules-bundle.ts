import { setTimeout as sleep } from 'node:timers/promises';
import { UNSUPPORTED } from '../../../sandbox/gateway/aws-error';
import { Gateway } from '../../../sandbox/gateway/gateway';
import type { Invoked } from '../../../sandbox/functions/function-host';
import { asJson, isJsonObject, member, parseJson, textOf, type Json } from '../../../sandbox/json';
import { BuiltFunction } from '../built-function';
import type { Scenario } from './scenario';
import { scriptedServices, type Exchange, type Script } from './scripted-services';

const NAME = 'ecs-guardrails-rules';

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

/** The rules function as it is deployed, in processes of its own, before an endpoint on loopback. */
export class RulesBundle {
  private constructor(private readonly built: BuiltFunction) {}

  /** Builds it; `remove` removes what was built. */
  static async build(): Promise<RulesBundle> {
    return new RulesBundle(await BuiltFunction.build('rules/handler.ts'));
  }

  /** Folder of the bundle. */
  get code(): string {
    return this.built.code;
  }

  remove(): void {
    this.built.remove();
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
    const { environments, ...deployment } = settings;
    const { services, exchanges } = scriptedServices(script);
    const gateway = new Gateway();
    gateway.add(...services);
    const keys = gateway.callers.issue({ name: NAME, account: '111122223333', actions: new Set(['*']) });
    let log = '';
    const host = this.built.host({
      endpoint: await gateway.start(),
      keysOf: () => keys,
      log: (_name, text) => {
        log += text;
      },
    });
    for (let index = 0; index < environments; index += 1) {
      host.deploy({ ...this.built.deployed(NAME, deployment), name: environmentName(index) });
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
