import { automationRoleName, FUNCTION_NAMES } from '../core/registry/deployed-names';

/*
 * The pack's inner stack sees literals only: AWS Config takes no intrinsic function for the automation role, so the
 * placeholders below are filled by the outer stack's `Fn::Sub` (AWS Config developer guide, "Creating Templates for
 * Custom Conformance Packs").
 */

/** ARN of the function that all rules of an account share, for the outer `Fn::Sub`. */
export const RULES_FUNCTION_ARN =
  'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:' + FUNCTION_NAMES.rules;

/** The pack's own parameter that holds the function's ARN: forty-five copies of it would take 4 KB of the body. */
export const RULES_FUNCTION_PARAMETER = 'Function';

/** ARN of the role that SSM Automation assumes, for the outer `Fn::Sub`. */
export const AUTOMATION_ROLE_ARN =
  'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/' + automationRoleName('${AWS::Region}');

/**
 * CloudFormation logical id of a check's rule: `ecs-service-no-public-ip` is `EcsServiceNoPublicIp`.
 *
 * @param checkId kebab-case
 */
export function ruleLogicalId(checkId: string): string {
  return checkId
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

/** Writes a text so that the outer `Fn::Sub` leaves it as it is: `${x}` travels as `${!x}`. */
export function escapeForSub(text: string): string {
  return text.replaceAll('${', '${!');
}
