import { DeleteItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { GuardrailsError } from '../../core/errors';
import type { Locks } from '../../core/facts/locks';
import { STATE_TABLE } from '../../core/registry/deployed-names';
import type { AwsCalls } from '../aws/aws-calls';
import type { AwsCall } from '../aws/call-failed';
import { unlessRefused } from '../aws/unless-refused';

/** Longer than a function runs: after that the holder is gone, whatever became of it. */
const LEASE_MS = 6 * 60_000;

/** What DynamoDB says when the lock is somebody else's. */
const HELD = ['ConditionalCheckFailedException'];

/** Time and names, handed in so that tests decide them. */
export interface LockSettings {
  readonly table: string;
  readonly now: () => number;
  /** A name that no other holder has. */
  readonly holder: string;
}

/** Locks in the state table, each one item that lapses. */
export function dynamoLocks(client: DynamoDBClient, calls: AwsCalls, settings: LockSettings): Locks {
  return {
    async holding(name, run) {
      await take(client, calls, settings, name);
      try {
        return await run();
      } finally {
        await release(client, calls, settings, name);
      }
    },
  };
}

function keyOf(name: string): string {
  return `lock#${name}`;
}

async function take(client: DynamoDBClient, calls: AwsCalls, settings: LockSettings, name: string): Promise<void> {
  const { table, now, holder } = settings;
  const call: AwsCall = { action: 'dynamodb:PutItem', target: `table ${table}` };
  const until = now() + LEASE_MS;
  const command = new PutItemCommand({
    TableName: table,
    Item: {
      [STATE_TABLE.key]: { S: keyOf(name) },
      holder: { S: holder },
      leaseUntil: { N: String(until) },
      [STATE_TABLE.ttl]: { N: String(Math.ceil(until / 1_000)) },
    },
    // One's own is there already when the answer was lost and the client asked again.
    ConditionExpression: 'attribute_not_exists(#pk) OR leaseUntil < :now OR holder = :holder',
    ExpressionAttributeNames: { '#pk': STATE_TABLE.key },
    ExpressionAttributeValues: { ':now': { N: String(now()) }, ':holder': { S: holder } },
  });
  const taken = await calls.run(call, (abortSignal) => unlessRefused(HELD, client.send(command, { abortSignal })));
  if (taken !== undefined) return;
  throw new GuardrailsError(
    'ACTION_BUSY',
    `Another run is changing ${JSON.stringify(name)}. Run the document again when it is done, or in six minutes.`,
    { place: { field: 'resourceId' } },
  );
}

/** Only one's own lock: one that lapsed may be somebody else's by now. */
async function release(client: DynamoDBClient, calls: AwsCalls, settings: LockSettings, name: string): Promise<void> {
  const call: AwsCall = { action: 'dynamodb:DeleteItem', target: `table ${settings.table}` };
  const command = new DeleteItemCommand({
    TableName: settings.table,
    Key: { [STATE_TABLE.key]: { S: keyOf(name) } },
    ConditionExpression: 'holder = :holder',
    ExpressionAttributeValues: { ':holder': { S: settings.holder } },
  });
  await calls.run(call, (abortSignal) => unlessRefused(HELD, client.send(command, { abortSignal })));
}
