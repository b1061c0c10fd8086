import type { JsonObject } from '../../../core/subject/json';
import { at, rowsOf, type Case, type RowCase } from './row-case';

function row(number: number, check: string, cases: Readonly<Record<string, Case>>): readonly RowCase[] {
  return rowsOf(number, { check, type: 'AWS::IAM::Role' }, cases);
}

const TRUST = 'ecs-taskrole-trust-scoped';
const WILDCARDS = 'ecs-taskrole-no-wildcards';

function trusting(condition: JsonObject): JsonObject {
  return {
    RoleName: 'payments-api-task',
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['ecs-tasks.amazonaws.com'] },
          Action: ['sts:AssumeRole'],
          ...condition,
        },
      ],
    },
  };
}

function withPolicies(...arns: readonly string[]): JsonObject {
  return { ...trusting({}), ManagedPolicyArns: arns };
}

/** Rows about roles. */
export const ROLE_ROWS: readonly RowCase[] = [
  ...row(79, TRUST, {
    'aws:SourceAccount of the own account': {
      configuration: trusting({ Condition: { StringEquals: { 'aws:SourceAccount': ['${AWS::AccountId}'] } } }),
      outcome: 'COMPLIANT',
    },
    'no condition': {
      configuration: trusting({}),
      ...at('/AssumeRolePolicyDocument/Statement/0/Condition'),
      saying: 'aws:SourceAccount',
    },
  }),
  ...row(80, WILDCARDS, {
    'AdministratorAccess without facts': {
      configuration: withPolicies('arn:aws:iam::aws:policy/AdministratorAccess'),
      ...at('/ManagedPolicyArns/0'),
      saying: 'policy arn:aws:iam::aws:policy/AdministratorAccess allows "*"',
    },
    'AdministratorAccess as AWS Config records it, beside an unknown policy': {
      configuration: {
        ...trusting({}),
        AttachedManagedPolicies: [
          { PolicyArn: 'arn:aws:iam::111122223333:policy/payments', PolicyName: 'payments' },
          { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', PolicyName: 'AdministratorAccess' },
        ],
      },
      sources: ['config', 'describe'],
      ...at('/AttachedManagedPolicies/1/PolicyArn'),
    },
    'only unknown custom policies': {
      configuration: withPolicies(
        'arn:aws:iam::111122223333:policy/payments',
        'arn:aws:iam::111122223333:policy/reports',
      ),
      outcome: 'UNKNOWN',
    },
  }),
];
