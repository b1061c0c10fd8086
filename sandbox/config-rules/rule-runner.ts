import type { FunctionHost } from '../functions/function-host';
import { isJsonObject, textOf, type JsonObject } from '../json';
import { SandboxError } from '../sandbox-error';
import type { PackPlace, PackRule } from '../templates/conformance-pack';
import { DEFAULT_INVOKE_SETTINGS, type InvokeSettings } from '../templates/invoke-settings';
import type { Evaluations, TokenScope } from './evaluations';
import { ruleEvent, scheduledEvent } from './rule-event';

/** An event that its function could not handle in any attempt. */
export interface FailedInvocation {
  readonly ruleName: string;
  /** `null` for an event that was about no single resource. */
  readonly resourceId: string | null;
  readonly errorType: string;
  readonly errorMessage: string;
}

/** What came of asking the rules. */
export interface RuleRun {
  readonly invocations: number;
  readonly failed: readonly FailedInvocation[];
}

/** What a rule runner works with. */
export interface RuleRunnerPorts {
  readonly place: PackPlace;
  readonly host: Pick<FunctionHost, 'invoke'>;
  readonly evaluations: Evaluations;
  /** ARNs of the functions that AWS Config may invoke. */
  readonly invocable: ReadonlySet<string>;
  readonly invokeSettings: ReadonlyMap<string, InvokeSettings>;
  /** Takes the events that failed for good, for the function's failure destination. */
  readonly failure: (queueArn: string, event: JsonObject) => void;
}

/** Told after each invocation how many there were, of how many. */
type Progress = (done: number, of: number) => void;

/** One invocation that is due. */
interface Question {
  readonly rule: PackRule;
  readonly scope: TokenScope;
  readonly event: (token: string) => JsonObject;
}

/** Asks the rules of a pack: one invocation for each rule and each item in its scope, or for each rule with a schedule. */
export class RuleRunner {
  constructor(
    readonly rules: readonly PackRule[],
    readonly ports: RuleRunnerPorts,
  ) {
    for (const { name, functionArn } of rules) {
      if (ports.invocable.has(functionArn)) continue;
      throw new SandboxError(`AWS Config may not invoke ${functionArn}, the function of rule ${name}.`);
    }
  }

  /**
   * Asks about items that are new or have changed.
   *
   * @param progress told after each invocation how many there were, of how many
   */
  run(items: readonly JsonObject[], progress: Progress): Promise<RuleRun> {
    const questions = items.flatMap((item) => {
      const [resourceType, resourceId] = [textOf(item, 'resourceType'), textOf(item, 'resourceId')];
      const asked = this.rules.filter((rule) => rule.onChange && rule.resourceTypes.includes(resourceType));
      return asked.map((rule) => ({
        rule,
        scope: { ruleName: rule.name, resourceType, resourceId },
        event: (token: string) => ruleEvent(rule, item, token, this.ports.place),
      }));
    });
    return this.#askAll(questions, progress);
  }

  /**
   * Asks the rules with a schedule.
   *
   * @param createdAt time of the notifications
   * @param isThere whether AWS Config knows a resource
   */
  runScheduled(
    createdAt: Date,
    isThere: (resourceType: string, resourceId: string) => boolean,
    progress: Progress,
  ): Promise<RuleRun> {
    const scheduled = this.rules.filter(({ onSchedule }) => onSchedule);
    const questions = scheduled.map((rule) => ({
      rule,
      scope: { ruleName: rule.name, isThere },
      event: (token: string) => scheduledEvent(rule, createdAt, token, this.ports.place),
    }));
    return this.#askAll(questions, progress);
  }

  async #askAll(questions: readonly Question[], progress: Progress): Promise<RuleRun> {
    const failed: FailedInvocation[] = [];
    for (const [index, question] of questions.entries()) {
      const failure = await this.#ask(question);
      if (failure !== undefined) failed.push(failure);
      progress(index + 1, questions.length);
    }
    return { invocations: questions.length, failed };
  }

  /** Lambda invokes asynchronously: the same event again, and in the end to the failure destination. */
  async #ask({ rule, scope, event: eventOf }: Question): Promise<FailedInvocation | undefined> {
    const { host, evaluations, invokeSettings, failure } = this.ports;
    const functionName = rule.functionArn.split(':').at(-1) ?? '';
    const { retries, failureQueueArn } = invokeSettings.get(functionName) ?? DEFAULT_INVOKE_SETTINGS;
    const resourceId = 'resourceId' in scope ? scope.resourceId : null;
    const token = evaluations.open(scope);
    const event = eventOf(token);
    try {
      for (let attempt = 0; ; attempt += 1) {
        const { payload, functionError } = await host.invoke(functionName, event);
        if (functionError === null) return undefined;
        if (attempt < retries) continue;
        if (failureQueueArn !== null) failure(failureQueueArn, event);
        const error = isJsonObject(payload) ? payload : {};
        const [errorType, errorMessage] = [textOf(error, 'errorType'), textOf(error, 'errorMessage')];
        return { ruleName: rule.name, resourceId, errorType, errorMessage };
      }
    } finally {
      evaluations.close(token);
    }
  }
}
