import type { Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { STATE_TABLE } from '../core/registry/deployed-names';
import { deletedWithStack } from './deleted-with-stack';

/** The table of what the functions have to remember: the stopper's actions, the locks of remediations. */
export function addStateTable(stack: Stack): CfnTable {
  const table = new CfnTable(stack, 'State', {
    tableName: STATE_TABLE.name,
    billingMode: 'PAY_PER_REQUEST',
    attributeDefinitions: [{ attributeName: STATE_TABLE.key, attributeType: 'S' }],
    keySchema: [{ attributeName: STATE_TABLE.key, keyType: 'HASH' }],
    timeToLiveSpecification: { attributeName: STATE_TABLE.ttl, enabled: true },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    sseSpecification: { sseEnabled: true },
  });
  return deletedWithStack(table);
}
