import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

import {
  ACTION_OUTCOMES,
  ACTION_STATES,
  ACTIONS,
  type ActionRecord,
  type SeenTask,
} from '../../core/facts/stopper-state';
import { STATE_TABLE } from '../../core/registry/deployed-names';

/**
 * Rows outlive every event that could still ask for them: a message waits at most 14 days in a dead-letter queue (SQS
 * API `MessageRetentionPeriod`) before somebody sends it back.
 */
const RETENTION_MS = 30 * 24 * 60 * 60 * 1_000;

const ACTION_PREFIX = 'ACTION#';

const text = z.object({ S: z.string() });
const count = z.pipe(
  z.object({ N: z.string().check(z.regex(/^\d{1,15}$/)) }),
  z.transform(({ N }) => Number(N)),
);

const actionSchema = z.object({
  [STATE_TABLE.key]: text,
  action: z.object({ S: z.enum(ACTIONS) }),
  target: text,
  policyDigest: text,
  state: z.object({ S: z.enum(ACTION_STATES) }),
  leaseUntil: count,
  attempts: count,
  outcome: z.optional(z.object({ S: z.enum(ACTION_OUTCOMES) })),
  noticed: z.optional(z.object({ S: z.enum(ACTION_OUTCOMES) })),
});

const taskSchema = z.object({ version: count });

/** The row of a task: `TASK#<arn>`. */
export function taskItem(task: SeenTask): Record<string, AttributeValue> {
  return {
    [STATE_TABLE.key]: { S: `TASK#${task.taskArn}` },
    version: { N: String(task.version) },
    taskDefinitionArn: { S: task.taskDefinitionArn },
    policyDigest: { S: task.policyDigest },
    seenAt: { S: task.seenAt.toISOString() },
    [STATE_TABLE.ttl]: expiry(task.seenAt),
  };
}

/** The version in a row of a task, or `undefined` when it cannot be read. */
export function versionOf(item: Record<string, AttributeValue>): number | undefined {
  return taskSchema.safeParse(item).data?.version;
}

/** The row of an action: `ACTION#<id>`. */
export function actionItem(action: ActionRecord): Record<string, AttributeValue> {
  return {
    [STATE_TABLE.key]: { S: `${ACTION_PREFIX}${action.id}` },
    action: { S: action.action },
    target: { S: action.target },
    policyDigest: { S: action.policyDigest },
    state: { S: action.state },
    leaseUntil: { N: String(action.leaseUntil.getTime()) },
    attempts: { N: String(action.attempts) },
    ...(action.outcome === null ? {} : { outcome: { S: action.outcome } }),
    ...(action.noticed === null ? {} : { noticed: { S: action.noticed } }),
    [STATE_TABLE.ttl]: expiry(action.leaseUntil),
  };
}

/** The action in a row, or `undefined` when it cannot be read: written by another release, or by somebody else. */
export function actionOf(item: Record<string, AttributeValue>): ActionRecord | undefined {
  const row = actionSchema.safeParse(item).data;
  if (row === undefined || !row.pk.S.startsWith(ACTION_PREFIX)) return undefined;
  return {
    id: row.pk.S.slice(ACTION_PREFIX.length),
    action: row.action.S,
    target: row.target.S,
    policyDigest: row.policyDigest.S,
    state: row.state.S,
    leaseUntil: new Date(row.leaseUntil),
    attempts: row.attempts,
    outcome: row.outcome?.S ?? null,
    noticed: row.noticed?.S ?? null,
  };
}

function expiry(from: Date): AttributeValue {
  return { N: String(Math.ceil((from.getTime() + RETENTION_MS) / 1_000)) };
}
