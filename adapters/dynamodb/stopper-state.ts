import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type AttributeValue,
  type DynamoDBClient,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';

import type { ActionRecord, SeenTask, Sighting, StopperState } from '../../core/facts/stopper-state';
import { STATE_TABLE } from '../../core/registry/deployed-names';
import { answerInvalid, callFailed, type AwsCall } from '../aws/call-failed';
import { actionItem, actionOf, taskItem, versionOf } from './stopper-state-items';

type Item = Record<string, AttributeValue>;

/** What a conditional write found in its way, or `written`. */
type Written = { readonly written: true } | { readonly written: false; readonly found: Item };

/** Keeps the stopper's state in one DynamoDB table; each method is one conditional `PutItem`. */
export function dynamoStopperState(client: DynamoDBClient, tableName: string): StopperState {
  const call: AwsCall = { action: 'dynamodb:PutItem', target: `table ${tableName}` };

  async function put(item: Item, condition: Condition): Promise<Written> {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: item,
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          ...condition,
        }),
      );
      return { written: true };
    } catch (thrown) {
      if (!(thrown instanceof ConditionalCheckFailedException)) throw callFailed(call, thrown);
      return { written: false, found: thrown.Item ?? {} };
    }
  }

  return {
    async see(task: SeenTask): Promise<Sighting> {
      const written = await put(taskItem(task), {
        ConditionExpression: 'attribute_not_exists(#pk) OR #version < :version',
        ExpressionAttributeNames: { '#pk': STATE_TABLE.key, '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(task.version) } },
      });
      if (written.written) return 'newer';
      const stored = versionOf(written.found);
      if (stored === undefined) throw answerInvalid(call, `a row for ${task.taskArn} that has no readable version`);
      return stored === task.version ? 'same' : 'older';
    },

    async create(action: ActionRecord): Promise<ActionRecord | undefined> {
      const written = await put(actionItem(action), {
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': STATE_TABLE.key },
      });
      if (written.written) return undefined;
      const stored = actionOf(written.found);
      if (stored === undefined) throw answerInvalid(call, `a row for action ${action.id} that cannot be read`);
      return stored;
    },

    async replace(seen: ActionRecord, next: ActionRecord): Promise<boolean> {
      const { written } = await put(actionItem(next), {
        ConditionExpression: '#state = :state AND #lease = :lease',
        ExpressionAttributeNames: { '#state': 'state', '#lease': 'leaseUntil' },
        ExpressionAttributeValues: { ':state': { S: seen.state }, ':lease': { N: String(seen.leaseUntil.getTime()) } },
      });
      return written;
    },
  };
}

type Condition = Pick<
  PutItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;
