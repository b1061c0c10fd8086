import { resolve } from 'node:path';
import { remediationSources } from '../../../stacksets/remediation-sources';
import { PERMISSION_REASONS, WITHOUT_RESOURCE_LEVEL } from '../../../scripts/gen/permission-reasons';
import { valueAt, type JsonObject } from '../../../core/subject/json';
import { policyStatements } from '../../support/policy-statements';
import { propertyOf, resourcesOf, synthesis, templateOf } from '../../support/synthesis';

const core = templateOf(synthesis(), 'core');
const statements = policyStatements(core);

function actionsOf(resource: string): readonly string[] {
  return statements.filter((statement) => statement.resource === resource).flatMap(({ actions }) => actions);
}

/** Of the policies of roles; those of queues and topics say who may come in. */
function sidsIn(template: JsonObject): readonly string[] {
  const policies = [...resourcesOf(template, 'AWS::IAM::Role'), ...resourcesOf(template, 'AWS::IAM::Policy')];
  return [...JSON.stringify(policies).matchAll(/"Sid":"(\w+)"/g)].map(([, sid = '']) => sid);
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
  ])('%s has exactly what its function calls, and its own logs', (role, actions) => {
    expect(actionsOf(role)).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents', ...actions]);
  });

  it('gives the remediation function what its documents declare, and locks of its own', () => {
    const sources = remediationSources(resolve(__dirname, '..', '..', '..', 'remediations'));
    const declared = sources.flatMap((source) => source.statements.flatMap(({ Action }) => Action));

    const actions = actionsOf('RemediationRole').filter((action) => !action.startsWith('logs:'));

    expect([...new Set(actions)]).toEqual([...new Set([...declared, 'dynamodb:PutItem', 'dynamodb:DeleteItem'])]);
    const locks = statements.find(({ actions: names }) => names.includes('dynamodb:DeleteItem'));
    expect(locks?.condition).toEqual({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['lock#*'] } });
  });

  it('A14: lets roles be passed to ECS tasks only, only those that the account names, and by default none', () => {
    const passing = statements.filter(({ actions }) => actions.includes('iam:PassRole'));

    expect(passing).toEqual([
      {
        resource: 'RemediationPassRolePolicy',
        effect: 'Allow',
        actions: ['iam:PassRole'],
        resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${RemediationRolePath}' }],
        condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
    ]);
    expect(valueAt(core, ['Resources', 'RemediationPassRolePolicy', 'Condition'])).toBe('RemediationPassesRoles');
    expect(valueAt(core, ['Conditions', 'RemediationPassesRoles'])).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'RemediationRolePath' }, ''] }],
    });
    expect(valueAt(core, ['Parameters', 'RemediationRolePath', 'Default'])).toBe('');
    const written = valueAt(core, ['Parameters', 'RemediationRolePath', 'AllowedPattern']);
    const pattern = new RegExp(typeof written === 'string' ? written : '^nothing$');
    for (const path of ['', '*', 'service-roles/*', 'web-task']) expect(path).toMatch(pattern);
    for (const path of ['a*b', '*/x', '${x}']) expect(path).not.toMatch(pattern);
  });

  it('lets the remediation function change what its documents correct, and keep locks', () => {
    const changing = actionsOf('RemediationRole').filter(
      (action) => !/^[a-z0-9]+:(?:BatchGet|Describe|Get|List)[A-Z]/.test(action) && !action.startsWith('logs:'),
    );

    expect([...new Set(changing)].toSorted()).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:PutItem',
      'ecr:PutImageScanningConfiguration',
      'ecr:PutImageTagMutability',
      'ecr:PutLifecyclePolicy',
      'ecr:PutRegistryScanningConfiguration',
      'ecr:TagResource',
      'ecs:PutAccountSettingDefault',
      'ecs:RegisterTaskDefinition',
      'ecs:TagResource',
      'ecs:UpdateCapacityProvider',
      'ecs:UpdateCluster',
      'ecs:UpdateClusterSettings',
      'ecs:UpdateService',
      'elasticfilesystem:PutFileSystemPolicy',
      'elasticfilesystem:TagResource',
    ]);
  });

  it('lets it turn Amazon Inspector on only where the account says so, which it does not by default', () => {
    const inspecting = statements.filter(({ actions }) => actions.some((action) => action.startsWith('inspector2:')));

    expect(inspecting.map(({ resource }) => resource)).toEqual(['RemediationInspectorPolicy']);
    expect(actionsOf('RemediationInspectorPolicy')).toContain('iam:CreateServiceLinkedRole');
    expect(valueAt(core, ['Resources', 'RemediationInspectorPolicy', 'Condition'])).toBe(
      'RemediationMayEnableInspector',
    );
    expect(valueAt(core, ['Parameters', 'RemediationEnablesInspector', 'Default'])).toBe('false');
  });

  it('gives the remediation function an inline policy below the 10,240 characters that IAM takes of a role', () => {
    const ofRole = statements.filter(({ resource }) => resource === 'RemediationRole');

    // Account, Region and partition are longer than what stands for them.
    expect(JSON.stringify(ofRole).length).toBeLessThan(9_000);
  });

  it('lets the automation role invoke the function, and tell approvers by the topic that the account names', () => {
    const ofRole = statements.filter(({ resource }) => /^Automation/.test(resource));

    expect(ofRole.map(({ actions }) => actions)).toEqual([['lambda:InvokeFunction'], ['sns:Publish']]);
    expect(ofRole[1]?.resources).toEqual([{ Ref: 'ApprovalTopicArn' }]);
    expect(valueAt(core, ['Resources', 'AutomationApprovalPolicy', 'Condition'])).toBe('HasApprovalTopic');
    expect(valueAt(core, ['Parameters', 'ApprovalTopicArn', 'Default'])).toBe('');
  });

  it('lets nobody else change a service', () => {
    const changing = statements.filter(({ actions }) => actions.includes('ecs:UpdateService'));

    expect([...new Set(changing.map(({ resource }) => resource))]).toEqual(['RemediationRole']);
  });

  it('lets the rules function send results and read, and change nothing', () => {
    const sending = ['logs:CreateLogStream', 'logs:PutLogEvents', 'config:PutEvaluations', 'sqs:SendMessage'];

    const others = actionsOf('RulesRole').filter((action) => !sending.includes(action));

    expect(others.length).toBeGreaterThan(0);
    for (const action of others) expect(action).toMatch(/^[a-z0-9]+:(?:BatchGet|Describe|Get|List)[A-Z]/);
  });

  it('are each explained on the page of permissions, and nothing else is', () => {
    const sids = new Set(sidsIn(core));

    expect([...sids].toSorted()).toEqual(Object.keys(PERMISSION_REASONS).toSorted());
  });

  it('gives the automation role nothing but the functions that correct and give guidance', () => {
    expect(statements.filter(({ resource }) => resource === 'AutomationRole')).toEqual([
      expect.objectContaining({
        actions: ['lambda:InvokeFunction'],
        resources: ['RemediationFunction', 'RulesFunction'].map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })),
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

  it.each(['sts:AssumeRole', 'ecs:RunTask', 'ecs:DeregisterTaskDefinition'])('grants no %s', (action) => {
    expect(statements.flatMap(({ actions }) => actions)).not.toContain(action);
  });
});
