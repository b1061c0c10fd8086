import { allowedActions } from '../../../../sandbox/templates/allowed-actions';
import { documentsOf } from '../../../../sandbox/templates/documents';
import { eventRulesOf } from '../../../../sandbox/templates/event-rules';
import { functionsOf } from '../../../../sandbox/templates/functions';
import { invokeSettingsOf } from '../../../../sandbox/templates/invoke-settings';
import { invocableBy } from '../../../../sandbox/templates/permissions';
import { queueMappingsOf, queuesOf } from '../../../../sandbox/templates/queues';
import { StackTemplate } from '../../../../sandbox/templates/stack-template';
import { tableKeysOf } from '../../../../sandbox/templates/tables';

const WHERE = { account: '111122223333', region: 'eu-west-1', partition: 'aws', stackName: 'core' };
const ROLE = 'arn:aws:iam::111122223333:role/stopper';

function statements(...actions: readonly string[]) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }] };
}

const RESOURCES = {
  Fn: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'stopper',
      Code: { S3Bucket: 'assets', S3Key: '0a.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 30,
      MemorySize: 256,
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Environment: { Variables: { MODE: { Ref: 'Mode' } } },
      // An intrinsic that nothing reads does no harm.
      VpcConfig: { 'Fn::Join': ['', []] },
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'stopper',
      Policies: [{ PolicyName: 'function', PolicyDocument: statements('ecs:DescribeTasks') }],
    },
  },
  Enforce: {
    Type: 'AWS::IAM::Policy',
    Condition: 'Enforces',
    Properties: { PolicyName: 'stop', PolicyDocument: statements('ecs:StopTask'), Roles: [{ Ref: 'Role' }] },
  },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'tasks',
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
      FunctionName: { Ref: 'Fn' },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.ecs'] },
      State: 'ENABLED',
      Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
    },
  },
  OldRule: {
    Type: 'AWS::Events::Rule',
    Properties: { EventPattern: { source: ['aws.ecs'] }, State: 'DISABLED', Targets: [] },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: { 'Fn::GetAtt': ['Fn', 'Arn'] },
      Action: 'lambda:InvokeFunction',
      Principal: 'config.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
    },
  },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: { TableName: 'state', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
  },
  Document: {
    Type: 'AWS::SSM::Document',
    Properties: {
      Name: 'fix-it',
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      Content: { assumeRole: '{{ Role }}' },
    },
  },
  Invoke: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'Fn' },
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
    },
  },
};

const TEMPLATE = {
  Parameters: { Mode: { Type: 'String', Default: 'monitor' } },
  Conditions: { Enforces: { 'Fn::Equals': [{ Ref: 'Mode' }, 'enforce'] } },
  Resources: RESOURCES,
};

function template(mode = 'monitor', resources: object = RESOURCES): StackTemplate {
  return new StackTemplate({ ...TEMPLATE, Resources: resources }, WHERE, { Mode: mode });
}

describe('what the sandbox reads of the core template', () => {
  it('reads functions with the settings of the parameters', () => {
    const functions = functionsOf(template('enforce'));

    expect(functions).toEqual([
      {
        name: 'stopper',
        arn: 'arn:aws:lambda:eu-west-1:111122223333:function:stopper',
        roleArn: ROLE,
        codeKey: '0a.zip',
        handler: 'index.handler',
        timeoutSeconds: 30,
        memoryMb: 256,
        environment: { MODE: 'enforce' },
      },
    ]);
  });

  it('allows a role what its policies allow, and more where a condition adds a policy', () => {
    const [monitor, enforce] = ['monitor', 'enforce'].map((mode) => allowedActions(template(mode)).get(ROLE));

    expect(monitor).toEqual(new Set(['ecs:DescribeTasks']));
    expect(enforce).toEqual(new Set(['ecs:DescribeTasks', 'ecs:StopTask']));
  });

  it('refuses a policy that denies, which it would have to read past', () => {
    const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: ['ecs:StopTask'], Resource: ['*'] }] };
    const role = { ...RESOURCES.Role, Properties: { Policies: [{ PolicyName: 'a', PolicyDocument: deny }] } };

    const read = () => allowedActions(template('monitor', { Role: role }));

    expect(read).toThrow('Resource Role');
  });

  it('reads queues, the function behind them, the rules in front of them and what happens to failures', () => {
    const core = template();
    const queue = 'arn:aws:sqs:eu-west-1:111122223333:tasks';
    const dead = 'arn:aws:sqs:eu-west-1:111122223333:dead';

    const [queues, mappings, rules, invoke] = [
      queuesOf(core),
      queueMappingsOf(core),
      eventRulesOf(core),
      invokeSettingsOf(core),
    ];

    expect(queues).toEqual([
      { arn: queue, deadLetterArn: dead, maxReceiveCount: 5 },
      { arn: dead, deadLetterArn: null, maxReceiveCount: Infinity },
    ]);
    expect(mappings).toEqual([{ queueArn: queue, functionName: 'stopper', batchSize: 10, partialBatch: true }]);
    expect(rules).toEqual([{ pattern: { source: ['aws.ecs'] }, targets: [queue] }]);
    expect(invoke).toEqual(new Map([['stopper', { retries: 1, failureQueueArn: dead }]]));
  });

  it('reads who may invoke, the key of a table and the content of a document', () => {
    const core = template();

    const invocable = [invocableBy(core, 'config.amazonaws.com'), invocableBy(core, 'events.amazonaws.com')];

    expect(invocable).toEqual([new Set(['arn:aws:lambda:eu-west-1:111122223333:function:stopper']), new Set()]);
    expect(tableKeysOf(core)).toEqual(new Map([['state', 'pk']]));
    expect(documentsOf(core)).toEqual(new Map([['fix-it', { assumeRole: '{{ Role }}' }]]));
  });
});
