import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';

import type { Asked } from '../../core/facts/asked';
import { ask } from '../aws/ask';
import { answerInvalid } from '../aws/call-failed';
import { unlessRefused } from '../aws/unless-refused';

/** SQS answered by the second name before it spoke JSON, and still does to some. */
const MISSING = ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'];

/** How many messages wait in a queue, about; null where there is no queue of the name. */
export async function waitingMessages(client: SQSClient, queue: string): Promise<Asked<number | null>> {
  const url = await ask('sqs:GetQueueUrl', (abortSignal) =>
    unlessRefused(MISSING, client.send(new GetQueueUrlCommand({ QueueName: queue }), { abortSignal })),
  );
  if (!('answer' in url)) return url;
  if (url.answer === undefined) return { answer: null };
  const { QueueUrl } = url.answer;
  return ask('sqs:GetQueueAttributes', async (abortSignal) => {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
    const { Attributes } = await client.send(command, { abortSignal });
    const count = Number(Attributes?.ApproximateNumberOfMessages);
    if (Number.isNaN(count)) throw answerInvalid({ action: 'sqs:GetQueueAttributes', target: queue }, 'no number');
    return count;
  });
}
