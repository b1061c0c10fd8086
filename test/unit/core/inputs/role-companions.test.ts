import { locate } from '../../../../core/inputs/locate';
import { member, type Json } from '../../../../core/subject/json';
import { unknownValue } from '../../../../core/subject/unknown';
import { verdictOn } from '../../../support/all-examples';
import { readOne, subjectOf } from './source';

const TRUST = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

function role(properties: object = {}) {
  return { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST, ...properties } };
}

function allowing(action: string) {
  return { Statement: { Effect: 'Allow', Action: action, Resource: '*' } };
}

function policy(properties: object, more: object = {}) {
  return { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: allowing('s3:*'), ...properties }, ...more };
}

function managed(properties: object = {}) {
  return { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: allowing('s3:*'), ...properties } };
}

function namesIn(list: Json | undefined): readonly (Json | undefined)[] {
  return Array.isArray(list) ? list.map((entry) => member(entry, 'PolicyName')) : [];
}

/** The names of the policies of the role called Task. */
function policiesOf(resources: object): readonly (Json | undefined)[] {
  const { subjects } = readOne({ Resources: resources });
  return namesIn(subjects.find(({ logicalId }) => logicalId === 'Task')?.configuration['RolePolicyList']);
}

describe('a policy beside its role', () => {
  it.each<[string, object, object]>([
    ['a reference', {}, { Roles: [{ Ref: 'Task' }] }],
    ['an attribute', {}, { Roles: [{ 'Fn::GetAtt': ['Task', 'Arn'] }] }],
    ['an attribute in one text', {}, { Roles: [{ 'Fn::GetAtt': 'Task.Arn' }] }],
    ['a text that is nothing but a reference', {}, { Roles: [{ 'Fn::Sub': '${Task}' }] }],
    ['a text that is nothing but an attribute', {}, { Roles: [{ 'Fn::Sub': ['${Task.RoleId}', {}] }] }],
    ['its name', { RoleName: 'payments' }, { Roles: ['payments'] }],
    ['the parameter that names it', { RoleName: { Ref: 'Name' } }, { Roles: [{ Ref: 'Name' }] }],
    ['the text that names it', { RoleName: { 'Fn::Sub': '${App}-role' } }, { Roles: [{ 'Fn::Sub': '${App}-role' }] }],
    ['a reference among others', {}, { Roles: [{ Ref: 'Other' }, { Ref: 'AWS::NoValue' }, { Ref: 'Task' }] }],
    ['the same reference twice', {}, { Roles: [{ Ref: 'Task' }, { Ref: 'Task' }] }],
    ['a reference without a list', {}, { RoleName: { Ref: 'Task' } }],
  ])('is joined to it by %s', (_, own, given) => {
    const resources = { Other: role(), Task: role(own), Policy: policy({ PolicyName: 'p', ...given }) };

    expect(policiesOf(resources)).toEqual(['p']);
    expect(readOne({ Resources: resources }).notEvaluated).toEqual([]);
  });

  it('is joined whatever its type, its condition and its place', () => {
    const given = { Roles: [{ Ref: 'Task' }] };

    const names = policiesOf({
      First: policy({ PolicyName: 'first', ...given }, { Condition: 'IsProduction' }),
      Task: role({ Policies: [{ PolicyName: 'own', PolicyDocument: allowing('s3:Get*') }] }),
      Second: { ...policy({ PolicyName: 'second', RoleName: { Ref: 'Task' } }), Type: 'AWS::IAM::RolePolicy' },
      Third: managed({ ManagedPolicyName: 'third', ...given }),
      Fourth: managed(given),
      Fifth: policy({ PolicyName: { Ref: 'Name' }, ...given }),
      Queue: { ...policy({ PolicyName: 'queue', ...given }), Type: 'AWS::SQS::QueuePolicy' },
    });

    expect(names).toEqual(['own', 'first', 'second', 'third', 'Fourth', 'Fifth']);
  });

  it.each<[string, object, readonly string[]]>([
    [
      'a role that the template does not have',
      { Roles: ['elsewhere'] },
      ['its role "elsewhere" is not in this template'],
    ],
    [
      'a parameter and an import',
      { Roles: [{ Ref: 'RoleName' }, { 'Fn::ImportValue': 'role' }] },
      ['its role (!Ref RoleName) cannot be known here', 'its role (!ImportValue role) cannot be known here'],
    ],
    [
      'a text with a variable',
      { Roles: [{ 'Fn::Sub': '${App}-role' }] },
      ['its role (!Sub ${App}) cannot be known here'],
    ],
    ['roles that are one reference', { Roles: { Ref: 'Roles' } }, ['its role (!Ref Roles) cannot be known here']],
    [
      'what is no name',
      { Roles: [{}, { 'Fn::Sub': {} }, { 'Fn::GetAtt': {} }] },
      [
        'its role cannot be known here',
        'its role (!Sub) cannot be known here',
        'its role (!GetAtt) cannot be known here',
      ],
    ],
    [
      'what a transform may say',
      { 'Fn::Transform': { Name: 'AWS::Include' } },
      ['its role (!Transform AWS::Include) cannot be known here'],
    ],
  ])('is reported, and joined to nothing, when it names %s', (_, given, reasons) => {
    const { subjects, notEvaluated } = readOne({
      Resources: { Task: role({ RoleName: 'task' }), Policy: policy(given) },
    });

    expect(subjects[0]?.configuration).not.toHaveProperty('RolePolicyList');
    expect(notEvaluated).toEqual(reasons.map((reason) => ({ file: 'input.json', resource: 'Policy', reason })));
  });

  it('is reported when a transform beside its properties may name roles', () => {
    const { notEvaluated } = readOne({
      Resources: { Task: role(), Policy: policy({}, { 'Fn::Transform': { Name: 'Macro' } }) },
    });

    expect(notEvaluated).toMatchObject([{ reason: 'its role (!Transform Macro) cannot be known here' }]);
  });

  it('is no matter of roles when it names none', () => {
    const users = policy({ Users: ['somebody'] });

    expect(
      readOne({ Resources: { Task: role(), Users: users, Empty: { Type: 'AWS::IAM::Policy' }, Text: 'x' } }),
    ).toMatchObject({
      subjects: [{ logicalId: 'Task' }],
      notEvaluated: [],
    });
  });

  it('takes nothing from a role whose own policies cannot be known', () => {
    const { configuration, redirects } = subjectOf({
      Resources: {
        Task: role({ Policies: { Ref: 'Policies' } }),
        Policy: policy({ PolicyName: 'p', Roles: [{ Ref: 'Task' }] }),
      },
    });

    expect(configuration['RolePolicyList']).toMatchObject([
      unknownValue('unresolved-reference', '!Ref Policies'),
      { PolicyName: 'p' },
    ]);
    expect(redirects).toEqual([{ from: ['RolePolicyList', 0], to: ['RolePolicyList'] }]);
  });

  it.each<[string, object, string]>([
    ['a reference', policy({ Roles: [{ Ref: 'Task' }], PolicyDocument: { Ref: 'Document' } }), '!Ref Document'],
    [
      'in the hands of a transform',
      {
        ...policy({ Roles: [{ Ref: 'Task' }], PolicyDocument: { Ref: 'AWS::NoValue' } }),
        'Fn::Transform': { Name: 'Macro' },
      },
      '!Transform Macro',
    ],
  ])('has an unknown document that is %s', (_, written, detail) => {
    const { configuration } = subjectOf({ Resources: { Task: role(), Policy: written } });

    expect(configuration['RolePolicyList']).toEqual([
      { PolicyDocument: unknownValue('unresolved-reference', detail), PolicyName: 'Policy' },
    ]);
  });
});

describe('a managed policy that a role refers to', () => {
  const AWS_OWN = 'arn:aws:iam::aws:policy/AdministratorAccess';

  it('is joined, and no longer among those that are attached from elsewhere', () => {
    const arns = [{ Ref: 'AWS::NoValue' }, { Ref: 'Managed' }, AWS_OWN, { Ref: 'Parameter' }];
    const subject = subjectOf({ Resources: { Task: role({ ManagedPolicyArns: arns }), Managed: managed() } });

    expect(subject.configuration).toMatchObject({
      ManagedPolicyArns: [AWS_OWN, unknownValue('unresolved-reference', '!Ref Parameter')],
      RolePolicyList: [{ PolicyName: 'Managed' }],
    });
    expect(locate(subject, ['ManagedPolicyArns', 0])?.pointer).toBe('/Resources/Task/Properties/ManagedPolicyArns/2');
  });

  it('leaves no attachment when it is the only one, however often it is given', () => {
    const { configuration } = subjectOf({
      Resources: {
        Task: role({ ManagedPolicyArns: [{ Ref: 'Managed' }] }),
        Managed: managed({ Roles: [{ Ref: 'Task' }] }),
      },
    });

    expect(configuration).not.toHaveProperty('ManagedPolicyArns');
    expect(namesIn(configuration['RolePolicyList'])).toEqual(['Managed']);
  });

  it('leaves others as they are', () => {
    const { configuration } = subjectOf({
      Resources: { Task: role({ ManagedPolicyArns: [AWS_OWN] }), Managed: managed({ Roles: [{ Ref: 'Task' }] }) },
    });

    expect(configuration).toMatchObject({ ManagedPolicyArns: [AWS_OWN], RolePolicyList: [{}] });
  });

  it('has an unknown document when its properties cannot be known', () => {
    const { configuration } = subjectOf({
      Resources: {
        Task: role({ ManagedPolicyArns: [{ Ref: 'Managed' }] }),
        Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { 'Fn::Transform': { Name: 'Macro' } } },
      },
    });

    expect(configuration['RolePolicyList']).toEqual([
      { PolicyDocument: unknownValue('unresolved-reference', '!Transform Macro'), PolicyName: 'Managed' },
    ]);
  });
});

describe('a finding about a joined policy', () => {
  const YAML = `Resources:
  Task:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          Effect: Allow
          Principal: { Service: ecs-tasks.amazonaws.com }
          Action: sts:AssumeRole
      Policies:
        - PolicyName: own
          PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }
  TaskDefaultPolicy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: TaskDefaultPolicy
      Roles: [!Ref Task]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: ['sqs:ReceiveMessage', '*']
            Resource: '*'
`;

  it('stands where the policy is written, in YAML and in JSON', () => {
    const yaml = subjectOf(YAML);
    const json = subjectOf({
      Resources: {
        Task: role(),
        Policy: policy({ PolicyName: 'p', Roles: [{ Ref: 'Task' }] }),
      },
    });

    expect(verdictOn({ check: 'ecs-taskrole-no-wildcards' }, yaml)).toMatchObject({
      status: 'NON_COMPLIANT',
      paths: ['/RolePolicyList/1/PolicyDocument/Statement/0/Action/1'],
      messages: [expect.stringContaining('Role Task: policy "TaskDefaultPolicy" allows "*"')],
    });
    expect(locate(yaml, ['RolePolicyList', 1, 'PolicyDocument', 'Statement', 0, 'Action', 1])).toEqual({
      file: 'input.yaml',
      line: 21,
      column: 44,
      pointer: '/Resources/TaskDefaultPolicy/Properties/PolicyDocument/Statement/0/Action/1',
    });
    expect(locate(json, ['RolePolicyList', 0, 'PolicyDocument', 'Statement', 0, 'Action', 0])?.pointer).toBe(
      '/Resources/Policy/Properties/PolicyDocument/Statement/Action',
    );
    expect(locate(yaml, ['RolePolicyList', 0, 'PolicyName'])?.pointer).toBe(
      '/Resources/Task/Properties/Policies/0/PolicyName',
    );
  });
});
