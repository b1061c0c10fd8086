import type { Stack } from 'aws-cdk-lib';
import { CfnQueue, CfnQueuePolicy, type CfnQueueProps } from 'aws-cdk-lib/aws-sqs';
import { deletedWithStack } from './deleted-with-stack';

/** SQS keeps a message for 14 days at most. */
export const FOURTEEN_DAYS = 1_209_600;

/** A queue for what could not be handled, encrypted, with TLS only. */
export function deadLetterQueue(stack: Stack, id: string, queueName: string): CfnQueue {
  const queue = encryptedQueue(stack, id, { queueName, messageRetentionPeriod: FOURTEEN_DAYS });
  queuePolicy(stack, queue, []);
  return queue;
}

/** A queue with server-side encryption by SQS's own key. */
export function encryptedQueue(stack: Stack, id: string, props: CfnQueueProps): CfnQueue {
  return deletedWithStack(new CfnQueue(stack, id, { sqsManagedSseEnabled: true, ...props }));
}

/** The queue's policy: TLS only, and `statements`. */
export function queuePolicy(stack: Stack, queue: CfnQueue, statements: readonly object[]): void {
  new CfnQueuePolicy(stack, `${queue.node.id}Policy`, {
    queues: [queue.ref],
    policyDocument: { Version: '2012-10-17', Statement: [tlsOnly(queue), ...statements] },
  });
}

/** Lets one EventBridge rule, and nothing else, send to a queue. */
export function sendFromRule(queueArn: string, ruleArn: string): object {
  return {
    Sid: 'SendFromOneRule',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
  };
}

function tlsOnly(queue: CfnQueue): object {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:PurgeQueue'],
    Resource: queue.attrArn,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
