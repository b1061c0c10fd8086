import type { JsonObject } from '../json';
import { SandboxError } from '../sandbox-error';
import { matchesPattern } from './event-pattern';
import type { Queue } from './queue';

/** A rule of the bus. */
export interface BusRule {
  readonly pattern: JsonObject;
  /** ARNs of its targets. */
  readonly targets: readonly string[];
}

/** The default event bus: hands events to the queues of the rules whose pattern they match. */
export class EventBus {
  readonly #rules: readonly BusRule[];
  readonly #queues: ReadonlyMap<string, Queue>;

  /** @throws SandboxError for a target that is not one of the queues */
  constructor(rules: readonly BusRule[], queues: ReadonlyMap<string, Queue>) {
    const lost = rules.flatMap(({ targets }) => targets).find((arn) => !queues.has(arn));
    if (lost !== undefined) throw new SandboxError(`Target ${lost} of an event rule is not simulated.`);
    this.#rules = rules;
    this.#queues = queues;
  }

  /** @returns how many queues got the event */
  put(event: JsonObject): number {
    const targets = this.#rules.filter(({ pattern }) => matchesPattern(pattern, event)).flatMap((rule) => rule.targets);
    for (const arn of targets) this.#queues.get(arn)?.send(JSON.stringify(event));
    return targets.length;
  }
}
