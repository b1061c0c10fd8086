import { Aws, CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import { CfnEventInvokeConfig, CfnPermission, type CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { failureQueueName, FUNCTION_NAMES, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import type { Guards } from './guards';
import { deadLetterQueue } from './queues';
import { memberFunction } from './member-function';
import { rulesStatements } from './rules-permissions';

/**
 * The function behind every Config rule of the account, AWS Config's permission to invoke it, and the queue for events
 * that it could not handle: AWS Config invokes asynchronously, and without a destination such an event vanishes.
 *
 * @param code folder of the built bundle
 */
export function addRulesFunction(
  stack: Stack,
  code: string,
  { exemptions }: Pick<Guards, 'exemptions'>,
): RulesResources {
  const onError = new CfnParameter(stack, 'OnError', {
    type: 'String',
    default: 'fail',
    allowedValues: ['fail', 'noncompliant'],
    description:
      'What an evaluation error sends to AWS Config: nothing, so that the previous result stands (fail), or NON_COMPLIANT',
  });
  const failures = deadLetterQueue(stack, 'RulesFailureQueue', failureQueueName('rules'));
  const { fn } = memberFunction(stack, 'Rules', {
    name: FUNCTION_NAMES.rules,
    description: 'Evaluates resources for every AWS Config rule of ecs-guardrails',
    code,
    // A rule with a schedule judges everything that there is, a hundred at a time.
    timeoutSeconds: 300,
    exemptions,
    environment: { [FUNCTION_SETTINGS.onError]: onError.valueAsString },
    statements: rulesStatements(failures.attrArn),
  });
  new CfnEventInvokeConfig(stack, 'RulesInvokeConfig', {
    functionName: fn.ref,
    qualifier: '$LATEST',
    maximumRetryAttempts: 2,
    maximumEventAgeInSeconds: 21_600,
    destinationConfig: { onFailure: { destination: failures.attrArn } },
  });
  return { fn, failures, permission: permitConfig(stack, fn.attrArn) };
}

/** What others need of the rules function: where its failures wait, and what lets AWS Config invoke it. */
export interface RulesResources {
  readonly fn: CfnFunction;
  readonly failures: CfnQueue;
  readonly permission: CfnPermission;
}

/** The caller must act for this account and, unless a parameter drops that, for a rule of a conformance pack. */
function permitConfig(stack: Stack, functionArn: string): CfnPermission {
  const restricted = new CfnParameter(stack, 'RestrictConfigSourceArn', {
    type: 'String',
    default: 'true',
    allowedValues: ['true', 'false'],
    description:
      'Whether only rules of conformance packs may invoke the function; false if AWS Config refuses such a permission',
  });
  const restrict = new CfnCondition(stack, 'RestrictsConfigSourceArn', {
    expression: Fn.conditionEquals(restricted.valueAsString, 'true'),
  });
  const packRules =
    'arn:${AWS::Partition}:config:${AWS::Region}:${AWS::AccountId}' +
    ':config-rule/aws-service-rule/config-conforms.amazonaws.com/*';
  return new CfnPermission(stack, 'RulesPermission', {
    functionName: functionArn,
    action: 'lambda:InvokeFunction',
    principal: 'config.amazonaws.com',
    sourceAccount: Aws.ACCOUNT_ID,
    sourceArn: Fn.conditionIf(restrict.logicalId, Fn.sub(packRules), Aws.NO_VALUE).toString(),
  });
}
