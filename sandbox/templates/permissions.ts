import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

const schema = z.object({
  FunctionName: z.string(),
  Action: z.literal('lambda:InvokeFunction'),
  Principal: z.string(),
  SourceAccount: z.string(),
});

/** ARNs of the functions that a service may invoke on behalf of the stack's own account. */
export function invocableBy(template: StackTemplate, principal: string): ReadonlySet<string> {
  const permissions = template
    .resources('AWS::Lambda::Permission')
    .map((resource) => propertiesOf(template, resource, schema))
    .filter(({ Principal, SourceAccount }) => Principal === principal && SourceAccount === template.where.account);
  return new Set(permissions.map(({ FunctionName }) => FunctionName));
}
