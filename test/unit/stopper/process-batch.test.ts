import { GuardrailsError } from '../../../core/errors';
import { processBatch } from '../../../stopper/process-batch';
import { failureOf } from '../../support/failure-of';
import { TestStopper } from './support/make-stopper';

const { log, lines } = new TestStopper();

beforeEach(() => {
  lines.length = 0;
});

function batchOf(...bodies: string[]) {
  return { Records: bodies.map((body, index) => ({ messageId: `m-${index}`, body, eventSource: 'aws:sqs' })) };
}

const PLENTY = () => 30_000;

describe('D13: poison message', () => {
  it('reports the one message of ten that fails, and handles nine', async () => {
    const handled: unknown[] = [];
    const batch = batchOf(...Array.from({ length: 10 }, (_, index) => (index === 3 ? 'poison' : String(index))));

    const response = await processBatch(batch, PLENTY, log, (message) => Promise.resolve(handled.push(message)));

    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-3' }] });
    expect(handled).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9]);
    expect(lines).toMatchObject([{ level: 'error', fields: { code: 'JSON_PARSE', messageId: 'm-3' } }]);
  });

  it('logs code, field and message of a typed error', async () => {
    const response = await processBatch(batchOf('1'), PLENTY, log, () => {
      throw new GuardrailsError('ACCOUNT_MISMATCH', 'Another account.', { place: { field: 'account' } });
    });

    expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm-0' }]);
    expect(lines).toEqual([
      {
        level: 'error',
        message: 'Another account.',
        fields: { code: 'ACCOUNT_MISMATCH', field: 'account', cause: '', messageId: 'm-0' },
      },
    ]);
  });

  it('logs no more than the name of a foreign error', async () => {
    await processBatch(batchOf('{"secret":"canary"'), PLENTY, log, () => Promise.resolve());
    await processBatch(batchOf('1'), PLENTY, log, () => {
      throw new RangeError('canary');
    });

    expect(lines.map(({ fields }) => fields['cause'])).toEqual(['SyntaxError', 'RangeError']);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('handles one message after the other', async () => {
    let running = 0;
    let most = 0;

    await processBatch(batchOf('1', '2', '3'), PLENTY, log, async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    });

    expect(most).toBe(1);
  });

  it('brings back what it has no time for', async () => {
    let remaining = 30_000;
    const handled: unknown[] = [];

    const response = await processBatch(
      batchOf('1', '2'),
      () => remaining,
      log,
      (message) => {
        handled.push(message);
        remaining = 4_000;
        return Promise.resolve();
      },
    );

    expect(handled).toEqual([1]);
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'ACTION_BUSY', messageId: 'm-1' } }]);
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm-1' }]);
  });

  it('answers an empty batch', async () => {
    const response = await processBatch({ Records: [] }, PLENTY, log, () => Promise.resolve());

    expect(response).toEqual({ batchItemFailures: [] });
  });

  it.each([
    ['nothing', undefined],
    ['an EventBridge event', { source: 'aws.ecs', detail: {} }],
    ['a record without a message id', { Records: [{ body: '1' }] }],
    ['a record without a body', { Records: [{ messageId: 'm-0' }] }],
  ])('refuses %s as a whole', async (_, batch) => {
    const error = await failureOf(processBatch(batch, PLENTY, log, () => Promise.resolve()));

    expect(error.code).toBe('EVENT_INVALID');
  });
});
