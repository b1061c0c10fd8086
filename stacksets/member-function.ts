import { Fn, type Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { FUNCTION_RUNTIME, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import { deletedWithStack } from './deleted-with-stack';
import type { ExemptionsLayer } from './exemptions-layer';
import { policyDocument, serviceTrust, type PolicyStatement } from './policy-document';

/** What differs between our functions. */
export interface MemberFunctionProps {
  /** Function name; the role is called like it with the Region behind, because IAM is global. */
  readonly name: string;
  readonly description: string;
  /** Folder of the built bundle. */
  readonly code: string;
  readonly timeoutSeconds: number;
  readonly exemptions: ExemptionsLayer | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
}

/** A function with the role it runs under. */
export interface MemberFunction {
  readonly fn: CfnFunction;
  readonly role: CfnRole;
}

const LOG_DAYS = 90;

/**
 * A Lambda function of a member account with its role and log group.
 *
 * @param id prefix of the logical ids
 */
export function memberFunction(stack: Stack, id: string, props: MemberFunctionProps): MemberFunction {
  // No name: a named log group that outlives its stack blocks the next installation.
  const logs = deletedWithStack(new CfnLogGroup(stack, `${id}Logs`, { retentionInDays: LOG_DAYS }));
  const role = functionRole(stack, id, props, logs);
  const asset = new Asset(stack, `${id}Code`, { path: props.code });
  const fn = new CfnFunction(stack, `${id}Function`, {
    functionName: props.name,
    description: props.description,
    runtime: FUNCTION_RUNTIME,
    architectures: ['arm64'],
    handler: 'index.handler',
    memorySize: 256,
    timeout: props.timeoutSeconds,
    role: role.attrArn,
    code: { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey },
    environment: { variables: { ...props.environment, ...pathOf(props.exemptions) } },
    ...(props.exemptions === undefined ? {} : { layers: [props.exemptions.layer.ref] }),
    loggingConfig: { logFormat: 'JSON', logGroup: logs.ref },
  });
  return { fn, role };
}

function pathOf(exemptions: ExemptionsLayer | undefined): Readonly<Record<string, string>> {
  return exemptions === undefined ? {} : { [FUNCTION_SETTINGS.exemptions]: exemptions.path };
}

function functionRole(stack: Stack, id: string, props: MemberFunctionProps, logs: CfnLogGroup): CfnRole {
  const writeLogs: PolicyStatement = {
    Sid: 'WriteLogs',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: [logs.attrArn],
  };
  return new CfnRole(stack, `${id}Role`, {
    roleName: Fn.sub(props.name + '-${AWS::Region}'),
    description: `Role of the function ${props.name}`,
    assumeRolePolicyDocument: serviceTrust('lambda.amazonaws.com'),
    policies: [{ policyName: 'function', policyDocument: policyDocument([writeLogs, ...props.statements]) }],
  });
}
