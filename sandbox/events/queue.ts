import { createHash, randomUUID } from 'node:crypto';
import type { QueueMapping, QueueResource } from '../templates/queues';
import type { Json } from '../json';

/** A message in a queue. */
export interface Message {
  readonly id: string;
  readonly body: string;
  /** How often it was received so far. */
  receives: number;
}

/** A standard queue of SQS. Nothing waits here: a message that is not deleted can be received again at once. */
export class Queue {
  readonly messages: Message[] = [];

  constructor(readonly settings: QueueResource) {}

  /** Adds a message. */
  send(body: string): void {
    this.messages.push({ id: randomUUID(), body, receives: 0 });
  }

  /** Takes up to `count` messages out; who does not finish them must put them back. */
  receive(count: number): readonly Message[] {
    const received = this.messages.splice(0, count);
    for (const message of received) message.receives += 1;
    return received;
  }

  /** Puts a message back. */
  putBack(message: Message): void {
    this.messages.push(message);
  }
}

/** The event that Lambda makes of a batch (Lambda developer guide, "Using Lambda with Amazon SQS"). */
export function sqsEvent(batch: readonly Message[], { queueArn }: QueueMapping, sentAt: Date): Json {
  const region = queueArn.split(':')[3] ?? '';
  return {
    Records: batch.map(({ id, body, receives }) => ({
      messageId: id,
      receiptHandle: randomUUID(),
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(sentAt.getTime()),
        SenderId: 'events.amazonaws.com',
        ApproximateFirstReceiveTimestamp: String(sentAt.getTime()),
      },
      messageAttributes: {},
      md5OfBody: createHash('md5').update(body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}
