import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

const schema = z.object({
  TableName: z.string(),
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.literal('HASH') })).length(1),
});

/** The name of the key attribute of a template's tables, by the table's name. A sort key is not simulated. */
export function tableKeysOf(template: StackTemplate): ReadonlyMap<string, string> {
  return new Map(
    template.resources('AWS::DynamoDB::Table').map((resource) => {
      const { TableName, KeySchema } = propertiesOf(template, resource, schema);
      return [TableName, KeySchema[0]?.AttributeName ?? ''];
    }),
  );
}
