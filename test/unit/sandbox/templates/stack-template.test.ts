import { StackTemplate } from '../../../../sandbox/templates/stack-template';

const WHERE = { account: '111122223333', region: 'eu-west-1', partition: 'aws', stackName: 'core' };

const TEMPLATE = {
  Parameters: { Mode: { Type: 'String', Default: 'monitor', AllowedValues: ['monitor', 'enforce'] } },
  Conditions: {
    Enforces: { 'Fn::Equals': [{ Ref: 'Mode' }, 'enforce'] },
    Observes: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Mode' }, 'enforce'] }] },
    Odd: { 'Fn::Not': [{ Condition: 'Enforces' }] },
  },
  Resources: {
    Fn: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'ecs-guardrails-stopper' } },
    Queue: { Type: 'AWS::SQS::Queue' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Bucket: { Type: 'AWS::S3::Bucket' },
    Policy: { Type: 'AWS::IAM::Policy', Condition: 'Enforces' },
    Other: { Type: 'AWS::KMS::Key', Condition: 'Observes' },
    Strange: { Type: 'AWS::IAM::User', Condition: 'Odd' },
  },
};

function template(parameters: Readonly<Record<string, string>> = {}): StackTemplate {
  return new StackTemplate(TEMPLATE, WHERE, parameters);
}

describe('StackTemplate', () => {
  it.each([
    ['a parameter', { Ref: 'Mode' }, 'monitor'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['the name of a resource', { Ref: 'Fn' }, 'ecs-guardrails-stopper'],
    [
      'the ARN of a resource',
      { 'Fn::GetAtt': ['Fn', 'Arn'] },
      'arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-stopper',
    ],
    [
      'a substitution',
      { 'Fn::Sub': 'arn:${AWS::Partition}:x:${AWS::AccountId}:${Fn}:${Fn.Arn}' },
      'arn:aws:x:111122223333:ecs-guardrails-stopper:arn:aws:lambda:eu-west-1:111122223333:function:ecs-guardrails-stopper',
    ],
    ['a choice', { 'Fn::If': ['Enforces', 'yes', 'no'] }, 'no'],
    ['values inside lists and objects', { a: [{ Ref: 'Mode' }, 1, null] }, { a: ['monitor', 1, null] }],
    ['a member without a value', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ])('resolves %s', (_what, value, expected) => {
    const resolved = template().resolve(value);

    expect(resolved).toEqual(expected);
  });

  it('gives a resource that has no name one of stack, logical id and a suffix', () => {
    const names = [template().arn('Queue'), template().ref('Topic')];

    expect(names).toEqual([
      expect.stringMatching(/^arn:aws:sqs:eu-west-1:111122223333:core-Queue-[0-9A-F]{12}$/),
      expect.stringMatching(/^arn:aws:sns:eu-west-1:111122223333:core-Topic-[0-9A-F]{12}$/),
    ]);
  });

  it('has the resources of a condition that must not hold only where it does not', () => {
    const [off, on] = [template(), template({ Mode: 'enforce' })].map((stack) => stack.resources('AWS::KMS::Key'));

    expect(off).toHaveLength(1);
    expect(on).toHaveLength(0);
  });

  it('has the resources of a condition only where it holds', () => {
    const [off, on] = [template(), template({ Mode: 'enforce' })].map((stack) => stack.resources('AWS::IAM::Policy'));

    expect(off).toEqual([]);
    expect(on).toHaveLength(1);
  });

  it.each([
    ['an intrinsic', () => template().resolve({ 'Fn::Join': ['', []] }), 'Fn::Join'],
    ['an attribute', () => template().resolve({ 'Fn::GetAtt': ['Fn', 'Version'] }), 'Fn::GetAtt'],
    ['a reference to a type', () => template().resolve({ Ref: 'Bucket' }), 'AWS::S3::Bucket'],
    ['a reference to nothing', () => template().resolve({ Ref: 'Gone' }), 'Gone'],
    ['a condition', () => template().resources('AWS::IAM::User'), 'Odd'],
    ['a parameter', () => template({ Moed: 'enforce' }), 'Moed=enforce'],
    ['a value of a parameter', () => template({ Mode: 'stop' }), 'Mode=stop'],
    ['what is not a template', () => new StackTemplate({ Resources: [] }, WHERE), 'Not a template'],
  ])('refuses %s that it does not know, by name', (_what, act, named) => {
    expect(act).toThrow(named);
  });
});
