import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod/mini';

import type { Log } from '../adapters/lambda/lambda-log';
import { usableTime, type RemainingTime } from '../adapters/lambda/time-budget';
import { asGuardrailsError, GuardrailsError } from '../core/errors';

/** A record that is begun later than this would be cut off by Lambda in the middle; coming back costs less. */
const LEAST_TIME_MS = 3_000;

const batchSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/**
 * Handles the messages of one SQS batch one after the other, so that a duplicate in the same batch sees what the first
 * did. A message that fails is reported alone: SQS brings it back, and at last moves it to the dead letters.
 *
 * @param batch event of the SQS event source
 * @param handle handles one message, parsed from JSON
 * @throws GuardrailsError `EVENT_INVALID` when this is no batch of SQS messages: nothing in it could be reported alone
 */
export async function processBatch(
  batch: unknown,
  remaining: RemainingTime,
  log: Log,
  handle: (message: unknown) => Promise<unknown>,
): Promise<SQSBatchResponse> {
  const parsed = batchSchema.safeParse(batch);
  if (!parsed.success) {
    throw new GuardrailsError(
      'EVENT_INVALID',
      'The event is not a batch of SQS messages: {Records: [{messageId, body}]}.',
    );
  }
  const failed: string[] = [];
  for (const { messageId, body } of parsed.data.Records) {
    try {
      if (usableTime(remaining) < LEAST_TIME_MS) throw outOfTime();
      await handle(messageOf(body));
    } catch (thrown) {
      const error = asGuardrailsError(
        thrown,
        'INTERNAL',
        'The message could not be handled: an error in this function.',
      );
      const { code, place } = error;
      // Duplicates that arrive together are nothing to wake people for.
      const level = code === 'ACTION_BUSY' ? 'warn' : 'error';
      log[level](error.message, { code, field: place.field ?? '', cause: nameOf(error), messageId });
      failed.push(messageId);
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

function messageOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (thrown) {
    throw asGuardrailsError(
      thrown,
      'JSON_PARSE',
      'The body of the message is not JSON; expected an EventBridge event.',
    );
  }
}

function outOfTime(): GuardrailsError {
  return new GuardrailsError(
    'ACTION_BUSY',
    'The invocation is nearly over; the message comes back. If this recurs, raise the timeout or lower the batch size.',
  );
}

/** The name only: messages of foreign errors may quote what they failed on. */
function nameOf(error: GuardrailsError): string {
  return error.cause instanceof Error ? error.cause.name : '';
}
