import { failureQueueName, FUNCTION_SETTINGS } from '../../../core/registry/deployed-names';
import { isJsonList, isJsonObject, valueAt, type Json, type JsonObject } from '../../../core/subject/json';
import { propertyOf, resourcesOf, synthesis, templateOf } from '../../support/synthesis';

const core = templateOf(synthesis(), 'core');

const arn = (logicalId: string): Json => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const sub = (text: string): Json => ({ 'Fn::Sub': text });
const ref = (name: string): Json => ({ Ref: name });

describe('functions of a member account', () => {
  it.each([
    ['Rules', 'ecs-guardrails-rules', 300],
    ['Stopper', 'ecs-guardrails-stopper', 30],
    ['Remediation', 'ecs-guardrails-remediation', 60],
  ])('runs %s on Node 24, arm64, 256 MB, under its deployed name', (id, name, timeout) => {
    const properties = valueAt(core, ['Resources', `${id}Function`, 'Properties']);

    expect(properties).toMatchObject({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 256,
      Timeout: timeout,
      Handler: 'index.handler',
      Role: arn(`${id}Role`),
      LoggingConfig: { LogFormat: 'JSON', LogGroup: ref(`${id}Logs`) },
    });
    expect(propertyOf(core, `${id}Function`, 'Code', 'S3Bucket')).toEqual(
      sub('ecs-guardrails-assets-111122223333-${AWS::Region}'),
    );
    expect(propertyOf(core, `${id}Function`, 'Code', 'S3Key')).toMatch(/^[0-9a-f]{64}\.zip$/);
  });

  it('sets exactly the environment variables of the contract', () => {
    const variables = (id: string): Json | undefined => propertyOf(core, `${id}Function`, 'Environment', 'Variables');

    expect(variables('Rules')).toEqual({ [FUNCTION_SETTINGS.onError]: ref('OnError') });
    expect(variables('Stopper')).toEqual({
      [FUNCTION_SETTINGS.killSwitch]: ref('KillSwitchParameter'),
      [FUNCTION_SETTINGS.stopperMode]: ref('StopperMode'),
      [FUNCTION_SETTINGS.stateTable]: ref('State'),
      [FUNCTION_SETTINGS.topicArn]: ref('Notices'),
    });
    expect(variables('Remediation')).toEqual({
      [FUNCTION_SETTINGS.stateTable]: ref('State'),
      [FUNCTION_SETTINGS.killSwitch]: ref('KillSwitchParameter'),
    });
  });

  it.each([...resourcesOf(core, 'AWS::Logs::LogGroup')])('keeps the logs %s for 90 days under no name', (_id, logs) => {
    expect(logs).toMatchObject({ DeletionPolicy: 'Delete', Properties: { RetentionInDays: 90 } });
    expect(valueAt(logs, ['Properties', 'LogGroupName'])).toBeUndefined();
  });
});

describe('parameters of the core template', () => {
  it.each([
    ['StopperMode', 'monitor', ['off', 'monitor', 'notify', 'enforce']],
    ['OnError', 'fail', ['fail', 'noncompliant']],
    ['RestrictConfigSourceArn', 'true', ['true', 'false']],
  ])('%s defaults to the safest value, %s', (name, fallback, allowed) => {
    const parameter = valueAt(core, ['Parameters', name]);

    expect(parameter).toMatchObject({ Type: 'String', Default: fallback, AllowedValues: allowed });
  });

  it('has a default for every parameter, because the StackSet sets none', () => {
    const parameters = Object.values(isJsonObject(core['Parameters']) ? core['Parameters'] : {});

    expect(parameters.length).toBeGreaterThan(0);
    for (const parameter of parameters) expect(parameter).toHaveProperty('Default');
  });
});

describe("AWS Config's permission", () => {
  it('names the own account always, and the rules of conformance packs unless a parameter drops it', () => {
    const permission = valueAt(core, ['Resources', 'RulesPermission', 'Properties']);

    expect(permission).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: arn('RulesFunction'),
      Principal: 'config.amazonaws.com',
      SourceAccount: ref('AWS::AccountId'),
      SourceArn: {
        'Fn::If': [
          'RestrictsConfigSourceArn',
          sub(
            'arn:${AWS::Partition}:config:${AWS::Region}:${AWS::AccountId}' +
              ':config-rule/aws-service-rule/config-conforms.amazonaws.com/*',
          ),
          ref('AWS::NoValue'),
        ],
      },
    });
    expect(valueAt(core, ['Conditions', 'RestrictsConfigSourceArn'])).toEqual({
      'Fn::Equals': [ref('RestrictConfigSourceArn'), 'true'],
    });
  });

  it('keeps events that failed for good in a queue', () => {
    expect(valueAt(core, ['Resources', 'RulesInvokeConfig', 'Properties'])).toMatchObject({
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: arn('RulesFailureQueue') } },
    });
  });
});

describe('the queues of what was given up', () => {
  it.each([
    ['RulesFailureQueue', 'rules'],
    ['StopperDeadLetterQueue', 'stopper'],
    ['TaskEventDeadLetterQueue', 'task-events'],
  ] as const)('%s is found by its name', (queue, of) => {
    expect(propertyOf(core, queue, 'QueueName')).toBe(failureQueueName(of));
  });
});

describe('the way of a task event', () => {
  it('goes from the rule to the queue with retries that are set and a dead-letter queue', () => {
    const targets = propertyOf(core, 'TaskEvents', 'Targets');

    expect(targets).toEqual([
      {
        Id: 'stopper',
        Arn: arn('StopperQueue'),
        DeadLetterConfig: { Arn: arn('TaskEventDeadLetterQueue') },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
      },
    ]);
  });

  it('waits in the queue for at least six times the function timeout, and goes away after five tries', () => {
    const timeout = Number(propertyOf(core, 'StopperFunction', 'Timeout'));

    expect(Number(propertyOf(core, 'StopperQueue', 'VisibilityTimeout'))).toBeGreaterThanOrEqual(6 * timeout);
    expect(propertyOf(core, 'StopperQueue', 'RedrivePolicy')).toEqual({
      deadLetterTargetArn: arn('StopperDeadLetterQueue'),
      maxReceiveCount: 5,
    });
  });

  it('D12: reaches the function in batches of ten at most, five at a time, with partial responses', () => {
    expect(valueAt(core, ['Resources', 'StopperEvents', 'Properties'])).toEqual({
      EventSourceArn: arn('StopperQueue'),
      FunctionName: ref('StopperFunction'),
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it.each(['StopperQueue', 'TaskEventDeadLetterQueue'])('lets that one rule, and nothing else, send to %s', (queue) => {
    const statements = propertyOf(core, `${queue}Policy`, 'PolicyDocument', 'Statement');

    const allowing = (isJsonList(statements) ? statements : []).filter((it) => valueAt(it, ['Effect']) === 'Allow');
    expect(allowing).toEqual([
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: arn(queue),
        Condition: { ArnEquals: { 'aws:SourceArn': arn('TaskEvents') } },
      }),
    ]);
  });

  it.each([...resourcesOf(core, 'AWS::SQS::Queue')])('encrypts %s and takes no plain connection', (id, queue) => {
    expect(queue).toMatchObject({ Properties: { SqsManagedSseEnabled: true } });
    expect(propertyOf(core, `${id}Policy`, 'Queues')).toEqual([ref(id)]);
    expect(propertyOf(core, `${id}Policy`, 'PolicyDocument', 'Statement', 0)).toMatchObject({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('keeps its state in the table of the contract', () => {
    expect(valueAt(core, ['Resources', 'State', 'Properties'])).toEqual({
      TableName: 'ecs-guardrails-state',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
  });

  it('tells people through an encrypted topic without a customer key', () => {
    expect(propertyOf(core, 'Notices', 'KmsMasterKeyId')).toBe('alias/aws/sns');
    expect(resourcesOf(core, 'AWS::KMS::Key').size).toBe(0);
  });
});

describe('remediation', () => {
  it('brings each document as an object with a format, in a new version on change', () => {
    const documents = [...resourcesOf(core, 'AWS::SSM::Document').values()];

    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) {
      expect(document).toMatchObject({
        Properties: {
          Name: expect.stringMatching(/^ecs-guardrails-[a-z0-9-]{1,100}$/),
          DocumentType: 'Automation',
          DocumentFormat: 'JSON',
          UpdateMethod: 'NewVersion',
          Content: { schemaVersion: '0.3' },
        },
      });
    }
  });

  it('trusts only automations of the own account', () => {
    expect(propertyOf(core, 'AutomationRole', 'AssumeRolePolicyDocument', 'Statement')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'ssm.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
          ArnLike: { 'aws:SourceArn': sub('arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:automation-execution/*') },
        },
      },
    ]);
  });
});

describe('what a member template never has', () => {
  it.each([
    'AWS::CloudFormation::Stack',
    'AWS::CloudFormation::StackSet',
    'AWS::CloudFormation::Macro',
    'AWS::CDK::Metadata',
    'AWS::Config::ConfigurationRecorder',
    'AWS::Config::DeliveryChannel',
    'AWS::KMS::Key',
    'AWS::S3::Bucket',
  ])('no %s', (type) => {
    expect(resourcesOf(core, type).size).toBe(0);
  });

  it('no transform, no bootstrap rule, no metadata of paths', () => {
    expect(Object.keys(core)).toEqual(expect.not.arrayContaining(['Transform', 'Rules', 'Metadata']));
    expect(core['Parameters']).not.toHaveProperty('BootstrapVersion');
    expect(JSON.stringify(core)).not.toContain('aws:cdk:');
  });

  it('no name of a role or rule beyond 64 characters, in the longest Region', () => {
    const names = [...resourcesOf(core, 'AWS::IAM::Role').values()].map((role) => roleName(role));

    expect(names).toHaveLength(4);
    for (const name of names) {
      expect(name).toContain('${AWS::Region}');
      expect(name.replace('${AWS::Region}', 'ap-northeast-1').length).toBeLessThanOrEqual(64);
    }
  });
});

function roleName(role: JsonObject): string {
  const name = valueAt(role, ['Properties', 'RoleName', 'Fn::Sub']);
  return typeof name === 'string' ? name : '';
}
