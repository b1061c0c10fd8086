import { CfnOutput, CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { failureQueueName, FUNCTION_NAMES, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import { conditionalPolicy } from './conditional-policy';
import type { Guards } from './guards';
import { memberFunction } from './member-function';
import type { PolicyStatement } from './policy-document';
import { deadLetterQueue, encryptedQueue, FOURTEEN_DAYS, queuePolicy, sendFromRule } from './queues';
import { TASK_EVENT_PATTERN } from './task-events';

const TIMEOUT_SECONDS = 30;
const ONE_HOUR = 3600;

/**
 * The task stopper: EventBridge rule, queue, function and the topic of its notices. The mode comes from a
 * parameter whose default only observes, and the right to stop a task exists in `enforce` alone.
 *
 * @param code folder of the built bundle
 */
export function addStopper(stack: Stack, code: string, { table, killSwitch, exemptions }: Guards): StopperResources {
  const mode = new CfnParameter(stack, 'StopperMode', {
    type: 'String',
    default: 'monitor',
    allowedValues: ['off', 'monitor', 'notify', 'enforce'],
    description: 'monitor decides and records; notify also tells people; enforce also stops violating tasks',
  });
  const queues = taskEventQueues(stack);
  const { queue } = queues;
  const topic = noticesTopic(stack);
  const { fn, role } = memberFunction(stack, 'Stopper', {
    name: FUNCTION_NAMES.stopper,
    description: 'Judges ECS tasks while they start; stops violating ones in enforce mode only',
    code,
    timeoutSeconds: TIMEOUT_SECONDS,
    exemptions,
    environment: {
      [FUNCTION_SETTINGS.killSwitch]: killSwitch.valueAsString,
      [FUNCTION_SETTINGS.stopperMode]: mode.valueAsString,
      [FUNCTION_SETTINGS.stateTable]: table.ref,
      [FUNCTION_SETTINGS.topicArn]: topic.ref,
    },
    statements: stopperStatements(queue, table, topic),
  });
  permitStopping(stack, mode, role);
  new CfnEventSourceMapping(stack, 'StopperEvents', {
    eventSourceArn: queue.attrArn,
    functionName: fn.ref,
    batchSize: 10,
    functionResponseTypes: ['ReportBatchItemFailures'],
    // StopTask and Describe share the account's ECS rate limits with the customer's own deployments.
    scalingConfig: { maximumConcurrency: 5 },
  });
  return { ...queues, role };
}

/** What others need of the stopper. */
export interface StopperResources extends StopperQueues {
  readonly role: CfnRole;
}

/** Where events of tasks wait: to be judged; given up by the function; given up by EventBridge. */
export interface StopperQueues {
  readonly queue: CfnQueue;
  readonly deadLetters: CfnQueue;
  readonly undelivered: CfnQueue;
}

function taskEventQueues(stack: Stack): StopperQueues {
  const deadLetters = deadLetterQueue(stack, 'StopperDeadLetterQueue', failureQueueName('stopper'));
  const queue = encryptedQueue(stack, 'StopperQueue', {
    // Six times the function's timeout, or a message shows again while its retry is still running (Lambda guide).
    visibilityTimeout: 6 * TIMEOUT_SECONDS,
    messageRetentionPeriod: 345_600,
    redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: 5 },
  });
  const undelivered = encryptedQueue(stack, 'TaskEventDeadLetterQueue', {
    queueName: failureQueueName('task-events'),
    messageRetentionPeriod: FOURTEEN_DAYS,
  });
  const rule = new CfnRule(stack, 'TaskEvents', {
    description: 'ECS tasks that are starting or running, for the ecs-guardrails stopper',
    eventPattern: TASK_EVENT_PATTERN,
    state: 'ENABLED',
    targets: [
      {
        id: 'stopper',
        arn: queue.attrArn,
        deadLetterConfig: { arn: undelivered.attrArn },
        // An older task event is of no use to a stopper; the dead-letter queue keeps it.
        retryPolicy: { maximumEventAgeInSeconds: ONE_HOUR, maximumRetryAttempts: 185 },
      },
    ],
  });
  queuePolicy(stack, queue, [sendFromRule(queue.attrArn, rule.attrArn)]);
  queuePolicy(stack, undelivered, [sendFromRule(undelivered.attrArn, rule.attrArn)]);
  return { queue, deadLetters, undelivered };
}

function noticesTopic(stack: Stack): CfnTopic {
  // The AWS managed key: one customer key per account and Region would cost more than everything else here.
  const topic = new CfnTopic(stack, 'Notices', { kmsMasterKeyId: 'alias/aws/sns', displayName: 'ECS Guardrails' });
  new CfnTopicPolicy(stack, 'NoticesPolicy', {
    topics: [topic.ref],
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sns:Publish',
          Resource: topic.ref,
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  });
  new CfnOutput(stack, 'NoticesTopicArn', { value: topic.ref, description: 'Subscribe here to be told of violations' });
  return topic;
}

function stopperStatements(queue: CfnQueue, table: CfnTable, topic: CfnTopic): readonly PolicyStatement[] {
  return [
    {
      Sid: 'ReadTaskEvents',
      Effect: 'Allow',
      Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      Resource: [queue.attrArn],
    },
    {
      Sid: 'ReadTaskDefinitions',
      Effect: 'Allow',
      Action: ['ecs:DescribeTaskDefinition'],
      // The action has no resource level (Service Authorization Reference, Amazon ECS).
      Resource: ['*'],
    },
    {
      Sid: 'ReadTasks',
      Effect: 'Allow',
      Action: ['ecs:DescribeTasks'],
      Resource: ['arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/*'],
    },
    {
      Sid: 'KeepState',
      Effect: 'Allow',
      // Each step is one conditional put that returns the item in its way.
      Action: ['dynamodb:PutItem'],
      Resource: [table.attrArn],
    },
    { Sid: 'TellPeople', Effect: 'Allow', Action: ['sns:Publish'], Resource: [topic.ref] },
  ];
}

function permitStopping(stack: Stack, mode: CfnParameter, role: CfnRole): void {
  conditionalPolicy(stack, [role], {
    id: 'StopperEnforcePolicy',
    name: 'stop-tasks',
    statements: [
      {
        Sid: 'StopTasks',
        Effect: 'Allow',
        Action: ['ecs:StopTask'],
        Resource: ['arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:task/*'],
        Condition: {
          ArnLike: { 'ecs:cluster': 'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:cluster/*' },
        },
      },
    ],
    conditionId: 'StopperEnforces',
    expression: Fn.conditionEquals(mode.valueAsString, 'enforce'),
  });
}
