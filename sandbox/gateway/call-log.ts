import { UNSUPPORTED } from './aws-error';

/** One request to the gateway. Inputs are left out: they may hold environment values of task definitions. */
export interface CallRecord {
  readonly caller: string;
  readonly service: string;
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  /** Name of the error; `null` for success. */
  readonly error: string | null;
}

/** Everything that was asked of the gateway, in order. */
export class CallLog {
  readonly #calls: CallRecord[] = [];

  /** Keeps a call. */
  add(call: CallRecord): void {
    this.#calls.push(call);
  }

  /** Every call so far. */
  get calls(): readonly CallRecord[] {
    return this.#calls;
  }

  /** How often an operation (`ecs:StopTask`) succeeded. */
  count(action: string): number {
    return this.#calls.filter(({ service, operation, error }) => `${service}:${operation}` === action && error === null)
      .length;
  }

  /** Operations that were refused because they are not simulated, with how often. */
  unsupported(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { service, operation, error } of this.#calls) {
      if (error !== UNSUPPORTED) continue;
      const name = `${service}:${operation}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }
}
