import { valueAt } from '../../../core/subject/json';
import { policyStatements } from '../../support/policy-statements';
import { propertyOf, synthesis, templateOf } from '../../support/synthesis';

const core = templateOf(synthesis(), 'core');
const statements = policyStatements(core);

/** Actions that IAM cannot limit to a resource (Service Authorization Reference). */
const WITHOUT_RESOURCE_LEVEL = ['config:PutEvaluations', 'ecs:DescribeTaskDefinition'];

function actionsOf(resource: string): readonly string[] {
  return statements.filter((statement) => statement.resource === resource).flatMap(({ actions }) => actions);
}

describe('IAM policies of a member account', () => {
  it.each(statements.map((statement) => [statement.resource, statement.actions, statement] as const))(
    '%s names each action of %j, and a resource where IAM knows one',
    (_resource, actions, { effect, resources }) => {
      expect(effect).toBe('Allow');
      for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9]+$/);
      const limited = actions.some((action) => !WITHOUT_RESOURCE_LEVEL.includes(action));
      expect(resources.includes('*')).toBe(!limited);
    },
  );

  it.each([
    ['RulesRole', ['config:PutEvaluations', 'sqs:SendMessage']],
    [
      'StopperRole',
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'ecs:DescribeTaskDefinition',
        'ecs:DescribeTasks',
        'dynamodb:PutItem',
        'sns:Publish',
      ],
    ],
    ['RemediationRole', ['ecr:DescribeRepositories', 'ecr:PutImageTagMutability']],
  ])('%s has exactly what its function calls, and its own logs', (role, actions) => {
    expect(actionsOf(role)).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents', ...actions]);
  });

  it('gives the automation role nothing but the remediation function', () => {
    expect(statements.filter(({ resource }) => resource === 'AutomationRole')).toEqual([
      expect.objectContaining({
        actions: ['lambda:InvokeFunction'],
        resources: [{ 'Fn::GetAtt': ['RemediationFunction', 'Arn'] }],
      }),
    ]);
  });

  it('lets nobody stop a task but in enforce mode, and then only in clusters of the own account and Region', () => {
    const stopping = statements.filter(({ actions }) => actions.includes('ecs:StopTask'));

    const here = 'arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}';
    expect(stopping).toEqual([
      {
        resource: 'StopperEnforcePolicy',
        effect: 'Allow',
        actions: ['ecs:StopTask'],
        resources: [{ 'Fn::Sub': `${here}:task/*` }],
        condition: { ArnLike: { 'ecs:cluster': { 'Fn::Sub': `${here}:cluster/*` } } },
      },
    ]);
    expect(valueAt(core, ['Resources', 'StopperEnforcePolicy', 'Condition'])).toBe('StopperEnforces');
    expect(propertyOf(core, 'StopperEnforcePolicy', 'Roles')).toEqual([{ Ref: 'StopperRole' }]);
    expect(valueAt(core, ['Conditions', 'StopperEnforces'])).toEqual({
      'Fn::Equals': [{ Ref: 'StopperMode' }, 'enforce'],
    });
  });

  it.each(['iam:PassRole', 'ssm:GetParameter', 'ecs:UpdateService', 'sts:AssumeRole'])('grants no %s', (action) => {
    expect(statements.flatMap(({ actions }) => actions)).not.toContain(action);
  });
});
