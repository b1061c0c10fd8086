import { CfnCondition, type ICfnConditionExpression, type Stack } from 'aws-cdk-lib';
import { CfnPolicy, type CfnRole } from 'aws-cdk-lib/aws-iam';
import { policyDocument, type PolicyStatement } from './policy-document';

/** What a role may do only while a parameter of the stack says so. */
export interface ConditionalPolicy {
  readonly id: string;
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
  /** Id and expression of the template's condition. */
  readonly conditionId: string;
  readonly expression: ICfnConditionExpression;
}

/** Gives a role a policy that the template leaves out unless its condition holds. */
export function conditionalPolicy(stack: Stack, role: CfnRole, settings: ConditionalPolicy): void {
  const { id, name, statements, conditionId, expression } = settings;
  const policy = new CfnPolicy(stack, id, {
    policyName: name,
    policyDocument: policyDocument(statements),
    roles: [role.ref],
  });
  policy.cfnOptions.condition = new CfnCondition(stack, conditionId, { expression });
}
