import { CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { conditionalPolicy } from './conditional-policy';

/** The parameter that names the switch by which an account stops everything at once. */
export function killSwitchParameter(stack: Stack): CfnParameter {
  return new CfnParameter(stack, 'KillSwitchParameter', {
    type: 'String',
    default: '',
    allowedPattern: '^(/[A-Za-z0-9_./-]{1,500})?$',
    description:
      'Name of the Parameter Store parameter that stops all corrections and stops of tasks while it is not "disengaged". Empty: no switch',
  });
}

/** Lets the functions that act read the switch, where there is one. */
export function permitReadingSwitch(stack: Stack, roles: readonly CfnRole[], name: CfnParameter): void {
  conditionalPolicy(stack, roles, {
    id: 'KillSwitchPolicy',
    name: 'read-kill-switch',
    statements: [
      {
        Sid: 'ReadKillSwitch',
        Effect: 'Allow',
        Action: ['ssm:GetParameter'],
        Resource: [
          Fn.sub('arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${KillSwitchParameter}'),
        ],
      },
    ],
    conditionId: 'HasKillSwitch',
    expression: Fn.conditionNot(Fn.conditionEquals(name.valueAsString, '')),
  });
}
