import { Aws, Fn, type Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { automationRoleName, documentName, FUNCTION_NAMES } from '../core/registry/deployed-names';
import { memberFunction } from './member-function';
import { pascalCase } from './pascal-case';
import { policyDocument, serviceTrust } from './policy-document';
import type { RemediationSource } from './remediation-sources';

/** CreateDocument is throttled: so many documents are created at a time. */
const DOCUMENTS_AT_ONCE = 5;

/**
 * The function that changes resources, the role that SSM Automation assumes to invoke it (and which can do nothing
 * else), and the documents.
 *
 * @param code folder of the built bundle
 */
export function addRemediation(stack: Stack, code: string, sources: readonly RemediationSource[]): void {
  const { fn } = memberFunction(stack, 'Remediation', {
    name: FUNCTION_NAMES.remediation,
    description: 'Plans, applies and verifies the corrections of the ecs-guardrails documents',
    code,
    timeoutSeconds: 60,
    environment: {},
    statements: sources.flatMap(({ statements }) => statements),
  });
  automationRole(stack, fn.attrArn);
  const documents = sources.map((source) => automationDocument(stack, source));
  documents.forEach((document, index) => {
    const earlier = documents[index - DOCUMENTS_AT_ONCE];
    if (earlier !== undefined) document.addResourceDependency(earlier);
  });
}

function automationRole(stack: Stack, functionArn: string): void {
  new CfnRole(stack, 'AutomationRole', {
    roleName: Fn.sub(automationRoleName('${AWS::Region}')),
    description: 'Assumed by SSM Automation to invoke the remediation function of ecs-guardrails',
    // Only an automation of this account: without the conditions another account's document could use the role.
    assumeRolePolicyDocument: serviceTrust('ssm.amazonaws.com', {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: { 'aws:SourceArn': 'arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:automation-execution/*' },
    }),
    policies: [
      {
        policyName: 'invoke',
        policyDocument: policyDocument([
          { Sid: 'InvokeRemediation', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [functionArn] },
        ]),
      },
    ],
  });
}

function automationDocument(stack: Stack, { folder, content }: RemediationSource): CfnDocument {
  return new CfnDocument(stack, `Document${pascalCase(folder)}`, {
    name: documentName(folder),
    documentType: 'Automation',
    content,
    documentFormat: 'JSON',
    // The default version moves along, so the pack needs no version, and versions differ from account to account.
    updateMethod: 'NewVersion',
  });
}
