import { readPack } from '../../../../sandbox/templates/conformance-pack';

const PLACE = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-rules';

const CHANGE = { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' };
const DAILY = {
  EventSource: 'aws.config',
  MessageType: 'ScheduledNotification',
  MaximumExecutionFrequency: 'TwentyFour_Hours',
};

function source(...details: readonly object[]) {
  return { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: FUNCTION, SourceDetails: details };
}

function rule(properties: object = {}) {
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: 'ecr-repository-tags-immutable',
      Scope: { ComplianceResourceTypes: ['AWS::ECR::Repository'] },
      InputParameters: { check: 'ecr-repository-tags-immutable', strict: true },
      Source: source(CHANGE),
      ...properties,
    },
  };
}

function read(resources: object) {
  return readPack(JSON.stringify({ Resources: resources }), 'ecs-guardrails', PLACE);
}

describe('readPack', () => {
  it('makes a rule with the suffix, path and texts that AWS Config gives it', () => {
    const { rules } = read({ Rule: rule() });

    expect(rules).toEqual([
      {
        name: expect.stringMatching(/^ecr-repository-tags-immutable-conformance-pack-[0-9a-z]{9}$/),
        declaredName: 'ecr-repository-tags-immutable',
        id: expect.stringMatching(/^config-rule-[0-9a-z]{6}$/),
        arn: expect.stringMatching(
          /^arn:aws:config:eu-west-1:111122223333:config-rule\/aws-service-rule\/config-conforms\.amazonaws\.com\/config-rule-/,
        ),
        functionArn: FUNCTION,
        onChange: true,
        resourceTypes: ['AWS::ECR::Repository'],
        onSchedule: false,
        parameters: { check: 'ecr-repository-tags-immutable', strict: 'true' },
      },
    ]);
  });

  it('fills in the default of a parameter of the pack', () => {
    const body = {
      Parameters: { Function: { Type: 'String', Default: FUNCTION } },
      Resources: { Rule: rule({ Source: { ...source(CHANGE), SourceIdentifier: { Ref: 'Function' } } }) },
    };

    expect(readPack(JSON.stringify(body), 'ecs-guardrails', PLACE).rules.map(({ functionArn }) => functionArn)).toEqual(
      [FUNCTION],
    );
  });

  it('refuses a reference to a parameter that the pack does not have', () => {
    const body = {
      Resources: { Rule: rule({ Source: { ...source(CHANGE), SourceIdentifier: { Ref: 'Constructor' } } }) },
    };

    expect(() => readPack(JSON.stringify(body), 'ecs-guardrails', PLACE)).toThrow('it has no parameter Constructor');
  });

  it.each([
    ['changes and a schedule', { Source: source(CHANGE, DAILY) }, { onChange: true, onSchedule: true }],
    [
      'a schedule and no scope',
      { Scope: undefined, Source: source(DAILY) },
      { onChange: false, resourceTypes: [], onSchedule: true },
    ],
  ])('tells by what a rule with %s is triggered', (_what, properties, expected) => {
    const { rules } = read({ Rule: rule(properties) });

    expect(rules).toMatchObject([expected]);
  });

  it('reads a remediation with its static values and the resource id', () => {
    const { remediations } = read({
      Fix: {
        Type: 'AWS::Config::RemediationConfiguration',
        Properties: {
          ConfigRuleName: 'ecr-repository-tags-immutable',
          ResourceType: 'AWS::ECR::Repository',
          TargetType: 'SSM_DOCUMENT',
          TargetId: 'fix-it',
          Automatic: false,
          Parameters: {
            ResourceId: { ResourceValue: { Value: 'RESOURCE_ID' } },
            AutomationAssumeRole: { StaticValue: { Values: ['arn:aws:iam::111122223333:role/automation'] } },
          },
        },
      },
    });

    expect(remediations).toEqual([
      {
        ruleName: 'ecr-repository-tags-immutable',
        resourceType: 'AWS::ECR::Repository',
        document: 'fix-it',
        automatic: false,
        parameters: new Map<string, unknown>([
          ['ResourceId', 'RESOURCE_ID'],
          ['AutomationAssumeRole', ['arn:aws:iam::111122223333:role/automation']],
        ]),
      },
    ]);
  });

  it.each([
    ['another type of resource', { Role: { Type: 'AWS::IAM::Role', Properties: {} } }],
    ['an intrinsic', { Rule: rule({ Source: { Ref: 'EvaluatorArn' } }) }],
    ['a property that it does not know', { Rule: rule({ MaximumExecutionFrequency: 'One_Hour' }) }],
    ['a rule about changes of whatever there is', { Rule: rule({ Scope: undefined }) }],
    ['a trigger that it does not know', { Rule: rule({ Source: source({ ...CHANGE, MessageType: 'Other' }) }) }],
    [
      'a frequency beside a change',
      { Rule: rule({ Source: source({ ...CHANGE, MaximumExecutionFrequency: 'One_Hour' }) }) },
    ],
    ['a name that the suffix makes too long', { Rule: rule({ ConfigRuleName: 'a'.repeat(38) }) }],
  ])('refuses %s', (_what, resources) => {
    const expand = () => read(resources);

    expect(expand).toThrow(expect.objectContaining({ name: 'SandboxError' }));
  });
});
