import { processBatch } from '../../../stopper/process-batch';
import { refused } from './support/fake-ecs';
import { TestStopper } from './support/make-stopper';
import { definitionArn, taskArn, taskEvent } from './support/task-event';

const TASKS = 2_500;
const EVENTS = 10_000;
const VISIBILITY_MS = 180_000;

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}

/** A queue that brings back what failed, and moves it to the dead letters after five receives. */
class Queue {
  readonly deadLetters: string[] = [];
  #waiting: { readonly messageId: string; readonly body: string; receives: number }[];

  constructor(bodies: readonly string[]) {
    this.#waiting = bodies.map((body, index) => ({ messageId: `m-${index}`, body, receives: 0 }));
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  async drain(deliver: (batch: unknown) => Promise<ReadonlySet<string>>): Promise<void> {
    const round = this.#waiting;
    this.#waiting = [];
    for (let start = 0; start < round.length; start += 10) {
      const records = round.slice(start, start + 10);
      const failed = await deliver({ Records: records });
      for (const record of records.filter(({ messageId }) => failed.has(messageId))) {
        record.receives += 1;
        if (record.receives < 5) this.#waiting.push(record);
        else this.deadLetters.push(record.messageId);
      }
    }
  }
}

describe('10,000 events, 20 % violating, duplicated, shuffled, throttled, two crashes', () => {
  it('stops every violator once, touches no other task, and leaves the dead letters empty', async () => {
    const random = seeded(20_261_103);
    const stopper = new TestStopper();
    const tasks = Array.from({ length: TASKS }, (_, index) => ({ id: `t${index}`, violates: index % 5 === 0 }));
    for (const { id, violates } of tasks) stopper.ecs.run(taskArn(id), definitionArn(violates ? 'web:37' : 'web:38'));
    const violators = tasks.filter(({ violates }) => violates).map(({ id }) => taskArn(id));
    const stream = Array.from({ length: EVENTS }, (_, index) => {
      const number = index % TASKS;
      const duplicate = random() < 0.1 ? 0 : Math.floor(index / TASKS);
      const definition = number % 5 === 0 ? 'web:37' : 'web:38';
      return JSON.stringify(taskEvent({ task: `t${number}`, definition, version: 1 + duplicate }));
    });
    const queue = new Queue(shuffled(stream, random));
    let stops = 0;
    let dead = false;
    const stayDead = () => {
      if (dead) throw new Error('killed');
    };
    // Two processes die, one before its stop and one after it, and neither does or writes anything more.
    stopper.ecs.fault = ({ operation }) => {
      stayDead();
      if (random() < 0.05) throw refused(operation, 'ThrottlingException');
      if (operation === 'StopTask') stops += 1;
      dead = operation === 'StopTask' && stops === 100;
      stayDead();
    };
    stopper.ecs.loseAnswer = ({ operation }) => {
      dead = operation === 'StopTask' && stops === 300;
      stayDead();
    };
    stopper.state.fault = stayDead;
    stopper.noticeFault = stayDead;

    let crashes = 0;
    const deliver = async (batch: unknown): Promise<ReadonlySet<string>> => {
      const { batchItemFailures } = await processBatch(
        batch,
        () => 30_000,
        stopper.log,
        (message) => stopper.handle(message),
      );
      const ids = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      if (!dead) return new Set(ids);
      // The response of a dead process is lost: the whole batch comes back.
      dead = false;
      crashes += 1;
      stopper.restart();
      return new Set(Array.from({ length: EVENTS }, (_, index) => `m-${index}`));
    };
    for (let round = 0; round < 10 && !queue.empty; round += 1) {
      await queue.drain(deliver);
      stopper.wait(VISIBILITY_MS);
    }

    const stopped = new Set(stopper.ecs.targets('StopTask'));
    expect(crashes).toBe(2);
    expect(queue.deadLetters).toEqual([]);
    expect([...stopped].sort()).toEqual([...violators].sort());
    expect(stopper.ecs.reasons).toHaveLength(violators.length);
    expect([...stopper.state.actions.values()].filter(({ state }) => state !== 'DONE')).toEqual([]);
    expect(stopper.state.actions.size).toBe(violators.length);
  });
});
