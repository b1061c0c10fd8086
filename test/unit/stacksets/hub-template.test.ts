import { isJsonObject, valueAt, type Json } from '../../../core/subject/json';
import { ORGANIZATION, propertyOf, resourcesOf, synthesis, templateOf } from '../../support/synthesis';

const hub = templateOf(synthesis(), 'hub');

const ref = (name: string): Json => ({ Ref: name });

const COMMON = {
  PermissionModel: 'SERVICE_MANAGED',
  CallAs: 'DELEGATED_ADMIN',
  ManagedExecution: { Active: true },
  OperationPreferences: {
    RegionConcurrencyType: 'PARALLEL',
    MaxConcurrentPercentage: 25,
    FailureTolerancePercentage: 10,
    ConcurrencyMode: 'SOFT_FAILURE_TOLERANCE',
  },
  StackInstancesGroup: [
    {
      DeploymentTargets: { OrganizationalUnitIds: [ref('TargetIdWorkloads'), 'ou-ab12-sandbox01'] },
      Regions: ['eu-west-1', 'us-east-1'],
    },
  ],
};

describe('StackSets of the hub', () => {
  it('are two, called as they will be for ever', () => {
    const names = [...resourcesOf(hub, 'AWS::CloudFormation::StackSet').keys()].map((id) =>
      propertyOf(hub, id, 'StackSetName'),
    );

    expect(names).toEqual(['ecs-guardrails-core', 'ecs-guardrails-pack']);
  });

  it('carry core with named IAM and automatic deployment that keeps nothing behind', () => {
    expect(valueAt(hub, ['Resources', 'CoreStackSet', 'Properties'])).toEqual({
      ...COMMON,
      StackSetName: 'ecs-guardrails-core',
      Description: expect.any(String),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      TemplateURL: expect.any(String),
    });
  });

  it('carry pack without capabilities, after core, and only once the ARN of core is known', () => {
    expect(valueAt(hub, ['Resources', 'PackStackSet'])).toEqual({
      Type: 'AWS::CloudFormation::StackSet',
      DependsOn: ['CoreStackSet'],
      Condition: 'HasCoreStackSet',
      Properties: {
        ...COMMON,
        StackSetName: 'ecs-guardrails-pack',
        Description: expect.any(String),
        AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false, DependsOn: [ref('CoreStackSetArn')] },
        TemplateURL: expect.any(String),
      },
    });
    expect(valueAt(hub, ['Parameters', 'CoreStackSetArn', 'Default'])).toBe('');
    expect(valueAt(hub, ['Conditions', 'HasCoreStackSet'])).toEqual({
      'Fn::Not': [{ 'Fn::Equals': [ref('CoreStackSetArn'), ''] }],
    });
  });

  it.each(['Parameters', 'ParameterOverrides', 'Accounts', 'AccountsUrl', 'AccountFilterType'])(
    'never have %s: an update would wipe what is set per account',
    (key) => {
      expect(JSON.stringify(hub['Resources'])).not.toContain(`"${key}":`);
    },
  );

  it.each([
    ['', true],
    [
      'arn:aws:cloudformation:us-east-1:222233334444:stackset/ecs-guardrails-core:0f1e2d3c-aaaa-bbbb-cccc-0123456789ab',
      true,
    ],
    ['arn:aws-us-gov:cloudformation:us-gov-west-1:222233334444:stackset/ecs-guardrails-core:0f1e', true],
    ['arn:aws:cloudformation:us-east-1:222233334444:stackset/ecs-guardrails-pack:0f1e', false],
    ['ecs-guardrails-core', false],
  ])('take %j as the ARN of core: %s', (text, accepted) => {
    expect(matches('CoreStackSetArn', text)).toBe(accepted);
  });
});

describe('targets of the hub', () => {
  it('ask for the id of a unit that is given by path, without a default', () => {
    const parameter = valueAt(hub, ['Parameters', 'TargetIdWorkloads']);

    expect(parameter).toMatchObject({ Type: 'String', Description: 'Id of the organizational unit Workloads' });
    expect(isJsonObject(parameter) && Object.hasOwn(parameter, 'Default')).toBe(false);
    expect(matches('TargetIdWorkloads', 'ou-ab12-workload1')).toBe(true);
    expect(matches('TargetIdWorkloads', 'r-ab12')).toBe(true);
    expect(matches('TargetIdWorkloads', 'Workloads')).toBe(false);
  });

  it('need no parameter where every unit is given by id', () => {
    const organization = ORGANIZATION.replace('Workloads', 'ou-ab12-workload1');

    const template = templateOf(synthesis({ organization }), 'hub');

    expect(Object.keys(isJsonObject(template['Parameters']) ? template['Parameters'] : {})).toEqual([
      'CoreStackSetArn',
    ]);
  });
});

function matches(parameter: string, text: string): boolean {
  const pattern = valueAt(hub, ['Parameters', parameter, 'AllowedPattern']);
  return typeof pattern === 'string' && new RegExp(pattern).test(text);
}
