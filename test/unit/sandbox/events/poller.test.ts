import { Poller } from '../../../../sandbox/events/poller';
import { Queue } from '../../../../sandbox/events/queue';
import type { Invoked } from '../../../../sandbox/functions/function-host';
import { isJsonObject, member, textOf, type Json, type JsonObject } from '../../../../sandbox/json';

const ARN = 'arn:aws:sqs:eu-west-1:111122223333:tasks';

interface Record {
  readonly messageId: string;
  readonly body: string;
}

/** A poller in front of a function that is told the records of each batch and answers. */
function poller(answer: (records: readonly Record[]) => Invoked, settings: { partialBatch?: boolean } = {}) {
  const queue = new Queue({ arn: ARN, deadLetterArn: `${ARN}-dead`, maxReceiveCount: 3 });
  const deadLetters = new Queue({ arn: `${ARN}-dead`, deadLetterArn: null, maxReceiveCount: Infinity });
  const batches: Json[] = [];
  const mapping = { queueArn: ARN, functionName: 'stopper', batchSize: 2, partialBatch: true, ...settings };
  const host = {
    invoke: (_name: string, event: Json) => {
      batches.push(event);
      return Promise.resolve(answer(recordsOf(event)));
    },
  };
  return { poller: new Poller(mapping, queue, deadLetters, host), queue, deadLetters, batches };
}

function recordsOf(event: Json): readonly Record[] {
  const records = member(event, 'Records');
  if (!Array.isArray(records)) return [];
  return records
    .filter((record: Json) => isJsonObject(record))
    .map((record: JsonObject) => ({ messageId: textOf(record, 'messageId'), body: textOf(record, 'body') }));
}

function ok(...failed: readonly string[]): Invoked {
  const batchItemFailures = failed.map((itemIdentifier) => ({ itemIdentifier }));
  return { payload: { batchItemFailures }, functionError: null };
}

describe('Poller', () => {
  it('hands over batches of the size that the mapping allows, as SQS events', async () => {
    const made = poller(() => ok());
    for (const body of ['a', 'b', 'c']) made.queue.send(body);

    const polled = await made.poller.drain();

    expect(polled).toEqual({ batches: 2, handled: 3, returned: 0, deadLettered: 0 });
    expect(made.batches[0]).toMatchObject({
      Records: [
        {
          body: 'a',
          eventSource: 'aws:sqs',
          eventSourceARN: ARN,
          awsRegion: 'eu-west-1',
          attributes: { ApproximateReceiveCount: '1' },
        },
        { body: 'b' },
      ],
    });
  });

  it('brings a message back alone that the function reports as failed', async () => {
    let tries = 0;
    const made = poller((records) => {
      const bad = records.find(({ body }) => body === 'b');
      tries += bad === undefined ? 0 : 1;
      return bad === undefined || tries > 1 ? ok() : ok(bad.messageId);
    });
    for (const body of ['a', 'b', 'c']) made.queue.send(body);

    const polled = await made.poller.drain();

    expect(polled).toEqual({ batches: 2, handled: 3, returned: 1, deadLettered: 0 });
  });

  it('moves a message to the dead letters that fails each time', async () => {
    const made = poller((records) => ok(...records.filter(({ body }) => body === 'b').map((one) => one.messageId)));
    for (const body of ['a', 'b']) made.queue.send(body);

    const polled = await made.poller.drain();

    expect(polled).toEqual({ batches: 3, handled: 1, returned: 3, deadLettered: 1 });
    expect(made.deadLetters.messages.map(({ body }) => body)).toEqual(['b']);
    expect(made.queue.messages).toEqual([]);
  });

  it.each([
    ['the function fails', { payload: { errorType: 'Error' }, functionError: 'Unhandled' } as const],
    ['the answer is of another form', { payload: { batchItemFailures: 'none' }, functionError: null } as const],
    ['the answer names a message that is not in the batch', ok('other')],
  ])('brings the whole batch back when %s', async (_what, answer) => {
    const made = poller(() => answer);
    for (const body of ['a', 'b']) made.queue.send(body);

    const polled = await made.poller.drain();

    expect(polled).toMatchObject({ handled: 0, deadLettered: 2 });
  });

  it.each([
    ['nothing', null],
    ['an empty answer', {}],
  ])('counts a batch as handled when the function answers with %s', async (_what, payload) => {
    const made = poller(() => ({ payload, functionError: null }));
    made.queue.send('a');

    const polled = await made.poller.drain();

    expect(polled.handled).toBe(1);
  });

  it('does not listen to reports of single messages unless the mapping says so', async () => {
    const made = poller((records) => ok(...records.map(({ messageId }) => messageId)), { partialBatch: false });
    made.queue.send('a');

    const polled = await made.poller.drain();

    expect(polled).toEqual({ batches: 1, handled: 1, returned: 0, deadLettered: 0 });
  });
});
