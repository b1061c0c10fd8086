import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

const document = z.object({
  Version: z.string(),
  Statement: z.array(z.looseObject({ Effect: z.literal('Allow'), Action: z.array(z.string()) })),
});

const roleSchema = z.object({ Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: document })) });
const policySchema = z.object({ PolicyDocument: document, Roles: z.array(z.string()) });

/**
 * The IAM actions that a template's policies allow each role, by the role's ARN. Resources and conditions of the
 * statements are not evaluated; a statement that denies is refused, because reading past it would allow too much.
 */
export function allowedActions(template: StackTemplate): ReadonlyMap<string, ReadonlySet<string>> {
  const attached = template
    .resources('AWS::IAM::Policy')
    .map((resource) => propertiesOf(template, resource, policySchema));
  return new Map(
    template.resources('AWS::IAM::Role').map((resource) => {
      const inline = propertiesOf(template, resource, roleSchema).Policies;
      const name = template.ref(resource.logicalId);
      const policies = [...inline, ...attached.filter(({ Roles }) => Roles.includes(name))];
      const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      return [template.arn(resource.logicalId), new Set(statements.flatMap(({ Action }) => Action))];
    }),
  );
}
