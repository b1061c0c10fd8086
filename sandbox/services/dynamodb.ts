import * as z from 'zod';
import { attributeValue, type Item } from '../dynamodb/attribute-value';
import { compileCondition } from '../dynamodb/condition-expression';
import { AwsError } from '../gateway/aws-error';
import { operation, type Service } from '../gateway/service';

const PREFIX = 'com.amazonaws.dynamodb.v20120810#';
const INVALID = 'com.amazon.coral.validate#ValidationException';

const item = z.record(z.string(), attributeValue);

const putItem = z.strictObject({
  TableName: z.string(),
  Item: item,
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string().startsWith('#'), z.string()).optional(),
  ExpressionAttributeValues: z.record(z.string().startsWith(':'), attributeValue).optional(),
  ReturnValuesOnConditionCheckFailure: z.enum(['ALL_OLD', 'NONE']).optional(),
});

const getItem = z.strictObject({ TableName: z.string(), Key: item, ConsistentRead: z.boolean().optional() });

/** DynamoDB tables with a string hash key, in memory. Items do not lapse: nothing runs long enough. */
export class Tables {
  readonly #tables: ReadonlyMap<string, { readonly key: string; readonly items: Map<string, Item> }>;

  /** @param keys name of the key attribute by table name */
  constructor(keys: ReadonlyMap<string, string>) {
    this.#tables = new Map([...keys].map(([name, key]) => [name, { key, items: new Map<string, Item>() }]));
  }

  /** Every item of a table, in the order of first writing. */
  items(name: string): readonly Item[] {
    return [...this.#table(name).items.values()];
  }

  /** The operations. */
  service(): Service {
    return {
      scope: 'dynamodb',
      protocol: 'json-1.0',
      target: 'DynamoDB_20120810',
      operations: new Map([
        ['PutItem', operation('dynamodb:PutItem', putItem, INVALID, (input) => this.#put(input))],
        ['GetItem', operation('dynamodb:GetItem', getItem, INVALID, (input) => this.#get(input))],
      ]),
    };
  }

  #put(input: z.output<typeof putItem>): object {
    const { key, items } = this.#table(input.TableName);
    const id = keyOf(input.Item, key);
    const stored = items.get(id);
    const names = new Map(Object.entries(input.ExpressionAttributeNames ?? {}));
    const values = new Map(Object.entries(input.ExpressionAttributeValues ?? {}));
    if (
      input.ConditionExpression !== undefined &&
      !compileCondition(input.ConditionExpression, { names, values })(stored)
    ) {
      const shown =
        input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && stored !== undefined ? { Item: stored } : {};
      throw new AwsError(`${PREFIX}ConditionalCheckFailedException`, 'The conditional request failed', 400, shown);
    }
    items.set(id, input.Item);
    return {};
  }

  #get({ TableName, Key }: z.output<typeof getItem>): object {
    const { key, items } = this.#table(TableName);
    const found = items.get(keyOf(Key, key));
    return found === undefined ? {} : { Item: found };
  }

  #table(name: string): { readonly key: string; readonly items: Map<string, Item> } {
    const table = this.#tables.get(name);
    if (table !== undefined) return table;
    throw new AwsError(`${PREFIX}ResourceNotFoundException`, `Requested resource not found: Table: ${name} not found`);
  }
}

function keyOf(given: Item, key: string): string {
  const value = Object.hasOwn(given, key) ? given[key] : undefined;
  if (value !== undefined && 'S' in value && value.S !== '') return value.S;
  throw new AwsError(INVALID, `One or more parameter values were invalid: Missing the key ${key} in the item`);
}
