import type { FunctionHost } from '../functions/function-host';
import { isJsonObject, textOf, type JsonObject } from '../json';
import { SandboxError } from '../sandbox-error';
import type { PackPlace, PackRule } from '../templates/conformance-pack';
import { DEFAULT_INVOKE_SETTINGS, type InvokeSettings } from '../templates/invoke-settings';
import type { Evaluations } from './evaluations';
import { ruleEvent } from './rule-event';

/** An event that its function could not handle in any attempt. */
export interface FailedInvocation {
  readonly ruleName: string;
  readonly resourceId: string;
  readonly errorType: string;
  readonly errorMessage: string;
}

/** What came of asking the rules about some items. */
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

/** Asks the rules of a pack about items: one invocation for each rule and each item in its scope. */
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

  /** @param progress told after each invocation how many there were, of how many */
  async run(items: readonly JsonObject[], progress: (done: number, of: number) => void): Promise<RuleRun> {
    const pairs = items.flatMap((item) => {
      const type = textOf(item, 'resourceType');
      return this.rules.filter((rule) => rule.resourceTypes.includes(type)).map((rule) => ({ rule, item }));
    });
    const failed: FailedInvocation[] = [];
    for (const [index, { rule, item }] of pairs.entries()) {
      const failure = await this.#ask(rule, item);
      if (failure !== undefined) failed.push(failure);
      progress(index + 1, pairs.length);
    }
    return { invocations: pairs.length, failed };
  }

  /** Lambda invokes asynchronously: the same event again, and in the end to the failure destination. */
  async #ask(rule: PackRule, item: JsonObject): Promise<FailedInvocation | undefined> {
    const { host, evaluations, invokeSettings, place, failure } = this.ports;
    const functionName = rule.functionArn.split(':').at(-1) ?? '';
    const { retries, failureQueueArn } = invokeSettings.get(functionName) ?? DEFAULT_INVOKE_SETTINGS;
    const [resourceType, resourceId] = [textOf(item, 'resourceType'), textOf(item, 'resourceId')];
    const token = evaluations.open({ ruleName: rule.name, resourceType, resourceId });
    const event = ruleEvent(rule, item, token, place);
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
