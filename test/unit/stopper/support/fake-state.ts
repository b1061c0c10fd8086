import type { ActionRecord, SeenTask, Sighting, StopperState } from '../../../../core/facts/stopper-state';

export type StateCall = 'see' | 'create' | 'replace';

/** The state table in memory, with the same conditions as the one in DynamoDB. */
export class FakeState implements StopperState {
  readonly calls: StateCall[] = [];
  readonly tasks = new Map<string, SeenTask>();
  readonly actions = new Map<string, ActionRecord>();
  /** Throws to fail a write before it is made. */
  fault: (call: StateCall, action?: ActionRecord) => void = () => undefined;
  /** Throws after a write was made: the answer is lost. */
  loseAnswer: () => void = () => undefined;

  async see(task: SeenTask): Promise<Sighting> {
    await this.#begin('see');
    const stored = this.tasks.get(task.taskArn);
    if (stored !== undefined && stored.version >= task.version) {
      return stored.version === task.version ? 'same' : 'older';
    }
    this.tasks.set(task.taskArn, task);
    this.loseAnswer();
    return 'newer';
  }

  async create(action: ActionRecord): Promise<ActionRecord | undefined> {
    await this.#begin('create', action);
    const stored = this.actions.get(action.id);
    if (stored === undefined) this.actions.set(action.id, action);
    this.loseAnswer();
    return stored;
  }

  async replace(seen: ActionRecord, next: ActionRecord): Promise<boolean> {
    await this.#begin('replace', next);
    const stored = this.actions.get(next.id);
    if (stored?.state !== seen.state || stored.leaseUntil.getTime() !== seen.leaseUntil.getTime()) return false;
    this.actions.set(next.id, next);
    this.loseAnswer();
    return true;
  }

  /** The only action there is. */
  get action(): ActionRecord | undefined {
    return [...this.actions.values()][0];
  }

  async #begin(call: StateCall, action?: ActionRecord): Promise<void> {
    this.calls.push(call);
    await Promise.resolve();
    this.fault(call, action);
  }
}
