import { policyDocument } from './policy-document';
import { list, member, object, tags, text } from './shape';

/**
 * AWS::IAM::Role. AWS Config and `GetAccountAuthorizationDetails` list what is attached with name and ARN;
 * CloudFormation lists ARNs, and calls the inline policies `Policies`.
 */
export const role = object({
  Arn: text,
  AssumeRolePolicyDocument: policyDocument,
  AttachedManagedPolicies: list(object({ PolicyArn: text, PolicyName: text })),
  ManagedPolicyArns: list(text),
  Path: text,
  RoleId: text,
  RoleName: text,
  RolePolicyList: member(list(object({ PolicyDocument: policyDocument, PolicyName: text })), { aliases: ['Policies'] }),
  Tags: tags,
});
