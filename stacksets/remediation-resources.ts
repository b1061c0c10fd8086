import { Aws, CfnParameter, Fn, type CfnResource, type ICfnConditionExpression, type Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { automationRoleName, documentName, FUNCTION_NAMES, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import { conditionalPolicy } from './conditional-policy';
import type { Guards } from './guards';
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
 * @param rules the function that gives guidance
 */
export function addRemediation(
  stack: Stack,
  code: string,
  sources: readonly RemediationSource[],
  { table, killSwitch, exemptions }: Guards,
  rules: CfnFunction,
): RemediationResources {
  const { fn, role } = memberFunction(stack, 'Remediation', {
    name: FUNCTION_NAMES.remediation,
    description: 'Plans, applies and verifies the corrections of the ecs-guardrails documents',
    code,
    timeoutSeconds: 60,
    exemptions,
    environment: {
      [FUNCTION_SETTINGS.stateTable]: table.ref,
      [FUNCTION_SETTINGS.killSwitch]: killSwitch.valueAsString,
    },
    statements: [
      ...sources.flatMap(({ statements }) => statements),
      {
        Sid: 'KeepLocks',
        Effect: 'Allow',
        Action: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
        Resource: [table.attrArn],
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['lock#*'] } },
      },
    ],
  });
  permitPassing(stack, role);
  permitInspector(stack, role);
  const automation = automationRole(stack, [fn, rules]);
  const documents = sources.map((source) => automationDocument(stack, source));
  documents.forEach((document, index) => {
    const earlier = documents[index - DOCUMENTS_AT_ONCE];
    if (earlier !== undefined) document.addResourceDependency(earlier);
  });
  return { role, named: [automation, ...documents] };
}

/** What others need of the remediations. */
export interface RemediationResources {
  /** The role of the function. */
  readonly role: CfnRole;
  /** What a remediation of AWS Config names: the role of automations, and the documents. */
  readonly named: readonly CfnResource[];
}

/**
 * To register a revision is to pass its roles once more. Which roles may be passed is the account's to say; by default none,
 * and a definition that has roles is then left as it is.
 */
function permitPassing(stack: Stack, role: CfnRole): void {
  const path = new CfnParameter(stack, 'RemediationRolePath', {
    type: 'String',
    default: '',
    allowedPattern: String.raw`^(|\*|[A-Za-z0-9+=,.@_/-]{1,512}\*?)$`,
    description:
      'Roles that corrected task definitions may name, as the end of an ARN behind role/: service-roles/*, or * for all. Empty: none',
  });
  conditionalPolicy(stack, [role], {
    id: 'RemediationPassRolePolicy',
    name: 'pass-task-roles',
    statements: [
      {
        Sid: 'PassTaskRoles',
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: [Fn.sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${RemediationRolePath}')],
        Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
    ],
    conditionId: 'RemediationPassesRoles',
    expression: isGiven(path),
  });
}

/**
 * ECR turns Amazon Inspector on in the name of whoever sets ENHANCED scanning (ECR User Guide, "Enhanced scanning"). It bills by the
 * image, so that the right to is not there by default.
 */
function permitInspector(stack: Stack, role: CfnRole): void {
  const enables = new CfnParameter(stack, 'RemediationEnablesInspector', {
    type: 'String',
    default: 'false',
    allowedValues: ['true', 'false'],
    description: 'Whether the correction of registry scanning may turn Amazon Inspector on, which bills by the image',
  });
  conditionalPolicy(stack, [role], {
    id: 'RemediationInspectorPolicy',
    name: 'enable-inspector',
    statements: [
      {
        Sid: 'EnableInspector',
        Effect: 'Allow',
        Action: ['inspector2:Enable', 'inspector2:ListAccountPermissions'],
        // Neither action has a resource level (Service Authorization Reference, Amazon Inspector2).
        Resource: ['*'],
      },
      {
        Sid: 'MakeRoleOfInspector',
        Effect: 'Allow',
        Action: ['iam:CreateServiceLinkedRole'],
        Resource: [
          'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/inspector2.amazonaws.com/AWSServiceRoleForAmazonInspector2',
        ],
        Condition: { StringEquals: { 'iam:AWSServiceName': 'inspector2.amazonaws.com' } },
      },
    ],
    conditionId: 'RemediationMayEnableInspector',
    expression: Fn.conditionEquals(enables.valueAsString, 'true'),
  });
}

function isGiven(parameter: CfnParameter): ICfnConditionExpression {
  return Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, ''));
}

function automationRole(stack: Stack, functions: readonly CfnFunction[]): CfnRole {
  const role = new CfnRole(stack, 'AutomationRole', {
    roleName: Fn.sub(automationRoleName('${AWS::Region}')),
    description: 'Assumed by SSM Automation to invoke the functions of ecs-guardrails that correct or give guidance',
    // Only an automation of this account: without the conditions another account's document could use the role.
    assumeRolePolicyDocument: serviceTrust('ssm.amazonaws.com', {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: { 'aws:SourceArn': 'arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:automation-execution/*' },
    }),
    policies: [
      {
        policyName: 'invoke',
        policyDocument: policyDocument([
          {
            Sid: 'InvokeRemediation',
            Effect: 'Allow',
            Action: ['lambda:InvokeFunction'],
            Resource: functions.map(({ attrArn }) => attrArn),
          },
        ]),
      },
    ],
  });
  permitTelling(stack, role);
  return role;
}

/** `aws:approve` publishes to the topic of a document by the role that the document assumes; it needs nothing else. */
function permitTelling(stack: Stack, role: CfnRole): void {
  const topic = new CfnParameter(stack, 'ApprovalTopicArn', {
    type: 'String',
    default: '',
    // Systems Manager asks for this beginning of the name.
    allowedPattern: '^(|arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:Automation[A-Za-z0-9_-]{0,246})$',
    description:
      'Topic by which approvers of a move of services are told; its name begins with Automation. Empty: none',
  });
  conditionalPolicy(stack, [role], {
    id: 'AutomationApprovalPolicy',
    name: 'tell-approvers',
    statements: [{ Sid: 'TellApprovers', Effect: 'Allow', Action: ['sns:Publish'], Resource: [topic.valueAsString] }],
    conditionId: 'HasApprovalTopic',
    expression: isGiven(topic),
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
