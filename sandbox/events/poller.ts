import * as z from 'zod';
import type { FunctionHost, Invoked } from '../functions/function-host';
import type { QueueMapping } from '../templates/queues';
import { sqsEvent, type Message, type Queue } from './queue';

/** What a poller did until its queue was empty. */
export interface Polled {
  readonly batches: number;
  readonly handled: number;
  /** Messages that came back at least once. */
  readonly returned: number;
  readonly deadLettered: number;
}

const batchResponse = z.union([
  z.null(),
  z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).optional() }),
]);

/** Lambda's poller for one event source mapping: batches in, failures back, and at last to the dead letters. */
export class Poller {
  constructor(
    readonly mapping: QueueMapping,
    readonly queue: Queue,
    readonly deadLetters: Queue | undefined,
    readonly host: Pick<FunctionHost, 'invoke'>,
  ) {}

  /** Works until the queue is empty. A message leaves it when the function has handled it, or for the dead letters. */
  async drain(): Promise<Polled> {
    const done = { batches: 0, handled: 0, returned: 0, deadLettered: 0 };
    for (;;) {
      const batch = this.#receive(done);
      if (batch.length === 0) return done;
      done.batches += 1;
      const event = sqsEvent(batch, this.mapping, new Date());
      const failed = failedOf(batch, await this.host.invoke(this.mapping.functionName, event), this.mapping);
      for (const message of batch) {
        if (failed.has(message.id)) {
          done.returned += 1;
          this.queue.putBack(message);
        } else done.handled += 1;
      }
    }
  }

  /** SQS moves a message to the dead letters when it would be received once too often. */
  #receive(done: { deadLettered: number }): readonly Message[] {
    const { maxReceiveCount } = this.queue.settings;
    return this.queue.receive(this.mapping.batchSize).filter((message) => {
      if (message.receives <= maxReceiveCount) return true;
      this.deadLetters?.send(message.body);
      done.deadLettered += 1;
      return false;
    });
  }
}

/** Ids of the messages that come back (Lambda developer guide, "Implementing partial batch responses"). */
function failedOf(
  batch: readonly Message[],
  { payload, functionError }: Invoked,
  { partialBatch }: QueueMapping,
): ReadonlySet<string> {
  const all = new Set(batch.map(({ id }) => id));
  if (functionError !== null) return all;
  if (!partialBatch) return new Set();
  const response = batchResponse.safeParse(payload);
  // Anything else than this form, and an id that is not in the batch, fails the whole batch.
  if (!response.success) return all;
  const failed = (response.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
}
