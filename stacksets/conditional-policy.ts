import { CfnCondition, type ICfnConditionExpression, type Stack } from 'aws-cdk-lib';
import { CfnPolicy, type CfnRole } from 'aws-cdk-lib/aws-iam';
import { policyDocument, type PolicyStatement } from './policy-document';

/** What roles may do only while a parameter of the stack says so. */
export interface ConditionalPolicy {
  readonly id: string;
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
  /** Id and expression of the template's condition. */
  readonly conditionId: string;
  readonly expression: ICfnConditionExpression;
}

/** Gives roles a policy that the template leaves out unless its condition holds. */
export function conditionalPolicy(stack: Stack, roles: readonly CfnRole[], settings: ConditionalPolicy): void {
  const { id, name, statements, conditionId, expression } = settings;
  const policy = new CfnPolicy(stack, id, {
    policyName: name,
    policyDocument: policyDocument(statements),
    roles: roles.map(({ ref }) => ref),
  });
  policy.cfnOptions.condition = new CfnCondition(stack, conditionId, { expression });
}
