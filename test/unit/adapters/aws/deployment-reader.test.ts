import { deploymentReader } from '../../../../adapters/aws/deployment-reader';
import type { DeploymentReader } from '../../../../core/facts/deployment';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';

const QUEUE_URL = 'https://sqs.eu-west-1.amazonaws.com/111122223333/q';
const FUNCTION_PATH = 'GET /2015-03-31/functions/fn/configuration';
const POLICY_PATH = 'GET /2015-03-31/functions/fn/policy';
const SETTINGS_PATH = 'GET /2016-08-19/account-settings';

const IDENTITY = `<GetCallerIdentityResponse><GetCallerIdentityResult>
  <Arn>arn:aws:iam::111122223333:user/me</Arn><UserId>U</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

const ROLE = `<GetRoleResponse><GetRoleResult><Role>
  <RoleName>r</RoleName><Arn>arn:aws:iam::111122223333:role/r</Arn><Path>/</Path><RoleId>R</RoleId>
  <CreateDate>2026-05-04T09:00:00Z</CreateDate>
</Role></GetRoleResult></GetRoleResponse>`;

function readerOf(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint(answers);
  return { ...deploymentReader(settings), calls };
}

type Question = (reader: DeploymentReader) => Promise<unknown>;

describe('deploymentReader', () => {
  it.each<readonly [string, FakeAnswers, Question, unknown]>([
    [
      'who asks',
      { GetCallerIdentity: { body: IDENTITY } },
      (reader) => reader.caller(),
      { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' },
    ],
    [
      'recorders, without those of services, whatever they leave out',
      {
        DescribeConfigurationRecorders: {
          body: {
            ConfigurationRecorders: [
              { name: 'linked', servicePrincipal: 'x.amazonaws.com' },
              {},
              {
                name: 'default',
                roleARN: 'arn:aws:iam::111122223333:role/r',
                recordingGroup: {
                  allSupported: false,
                  includeGlobalResourceTypes: false,
                  resourceTypes: [],
                  exclusionByResourceTypes: { resourceTypes: ['AWS::IAM::Role'] },
                  recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
                },
                recordingMode: {
                  recordingFrequency: 'DAILY',
                  recordingModeOverrides: [{ resourceTypes: ['AWS::ECS::Service'], recordingFrequency: 'CONTINUOUS' }],
                },
              },
              { name: 'empty', recordingGroup: {} },
            ],
          },
        },
      },
      (reader) => reader.recorders(),
      [
        recorder({ name: '', allSupported: true }),
        recorder({
          name: 'default',
          roleArn: 'arn:aws:iam::111122223333:role/r',
          strategy: 'EXCLUSION_BY_RESOURCE_TYPES',
          excludedTypes: ['AWS::IAM::Role'],
          recordedDaily: true,
          overrides: [{ resourceTypes: ['AWS::ECS::Service'], daily: false }],
        }),
        recorder({ name: 'empty' }),
      ],
    ],
    [
      'what recorders do',
      {
        DescribeConfigurationRecorderStatus: {
          body: {
            ConfigurationRecordersStatus: [
              { name: 'default', recording: true, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' },
              {},
              { name: 'linked', servicePrincipal: 'x.amazonaws.com' },
            ],
          },
        },
      },
      (reader) => reader.recorderStatuses(),
      [
        { name: 'default', recording: true, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' },
        { name: '', recording: false, lastStatus: null, lastErrorCode: null },
      ],
    ],
    [
      'delivery channels',
      { DescribeDeliveryChannels: { body: { DeliveryChannels: [{ name: 'default' }, {}] } } },
      (reader) => reader.deliveryChannels(),
      ['default', ''],
    ],
    [
      'conformance packs, page by page',
      {
        DescribeConformancePackStatus: [
          {
            body: {
              ConformancePackStatusDetails: [{ ConformancePackName: 'a', ConformancePackState: 'CREATE_COMPLETE' }, {}],
              NextToken: '2',
            },
          },
          { body: {} },
        ],
      },
      (reader) => reader.packs(),
      [
        { name: 'a', state: 'CREATE_COMPLETE' },
        { name: '', state: 'an unknown state' },
      ],
    ],
    [
      'rules, those of others with parameters of any kind',
      {
        DescribeConfigRules: [
          {
            body: {
              ConfigRules: [
                {
                  ConfigRuleName: 'ours',
                  InputParameters: '{"check":"x","n":1}',
                  Scope: { ComplianceResourceTypes: ['AWS::ECS::Service'] },
                  Source: {
                    Owner: 'CUSTOM_LAMBDA',
                    SourceIdentifier: 'arn',
                    SourceDetails: [{ MessageType: 'ScheduledNotification' }],
                  },
                },
                { InputParameters: 'no JSON' },
                { InputParameters: '[]' },
              ],
              NextToken: '2',
            },
          },
          { body: { ConfigRules: [{}] } },
        ],
      },
      (reader) => reader.rules(),
      [
        { name: 'ours', source: 'arn', parameters: { check: 'x' }, scope: ['AWS::ECS::Service'], scheduled: true },
        ...Array.from({ length: 3 }, () => ({ name: '', source: '', parameters: {}, scope: [], scheduled: false })),
      ],
    ],
    [
      'how evaluations went, by the later of invocation and evaluation',
      {
        DescribeConfigRuleEvaluationStatus: {
          body: {
            ConfigRulesEvaluationStatus: [
              {
                ConfigRuleName: 'a',
                FirstActivatedTime: 1,
                LastSuccessfulInvocationTime: 3,
                LastSuccessfulEvaluationTime: 2,
                LastFailedInvocationTime: 4,
                LastFailedEvaluationTime: 5,
                LastErrorCode: 'AccessDenied',
              },
              { LastSuccessfulEvaluationTime: 2, LastFailedInvocationTime: 4 },
              {},
            ],
          },
        },
      },
      (reader) => reader.ruleStatuses(['a', 'b']),
      [
        status({
          name: 'a',
          firstActivated: seconds(1),
          lastSuccess: seconds(3),
          lastFailure: seconds(5),
          lastErrorCode: 'AccessDenied',
        }),
        status({ lastSuccess: seconds(2), lastFailure: seconds(4) }),
        status({}),
      ],
    ],
    ['nothing of rules where there is none', {}, (reader) => reader.ruleStatuses([]), []],
    [
      'which rules have no result',
      { DescribeComplianceByConfigRule: { body: { ComplianceByConfigRules: [{ ConfigRuleName: 'a' }, {}] } } },
      (reader) => reader.rulesWithoutResult(['a', 'b']),
      ['a', ''],
    ],
    [
      'a function',
      { [FUNCTION_PATH]: { body: { Runtime: 'nodejs24.x', State: 'Active', LastUpdateStatus: 'Successful' } } },
      (reader) => reader.fn('fn'),
      { runtime: 'nodejs24.x', state: 'Active', lastUpdateStatus: 'Successful' },
    ],
    [
      'a function that says nothing of itself',
      { [FUNCTION_PATH]: { body: {} } },
      (reader) => reader.fn('fn'),
      { runtime: null, state: null, lastUpdateStatus: null },
    ],
    [
      'a function that is missing',
      { [FUNCTION_PATH]: { error: 'ResourceNotFoundException' } },
      (r) => r.fn('fn'),
      null,
    ],
    ['a resource policy', { [POLICY_PATH]: { body: { Policy: '{}' } } }, (r) => r.functionPolicy('fn'), '{}'],
    [
      'no resource policy',
      { [POLICY_PATH]: { error: 'ResourceNotFoundException' } },
      (r) => r.functionPolicy('fn'),
      null,
    ],
    [
      'the concurrency that is left',
      { [SETTINGS_PATH]: { body: { AccountLimit: { UnreservedConcurrentExecutions: 900 } } } },
      (reader) => reader.unreservedConcurrency(),
      900,
    ],
    [
      'a document',
      { DescribeDocument: { body: { Document: { Status: 'Active' } } } },
      (r) => r.documentStatus('d'),
      'Active',
    ],
    [
      'a document without status',
      { DescribeDocument: { body: { Document: {} } } },
      (reader) => reader.documentStatus('d'),
      'of unknown status',
    ],
    [
      'a document that is missing',
      { DescribeDocument: { error: 'InvalidDocument' } },
      (r) => r.documentStatus('d'),
      null,
    ],
    ['a role', { GetRole: { body: ROLE } }, (reader) => reader.roleExists('r'), true],
    ['a role that is missing', { GetRole: { error: 'NoSuchEntity' } }, (reader) => reader.roleExists('r'), false],
    [
      'what waits in a queue',
      {
        GetQueueUrl: { body: { QueueUrl: QUEUE_URL } },
        GetQueueAttributes: { body: { Attributes: { ApproximateNumberOfMessages: '12' } } },
      },
      (reader) => reader.waitingMessages('q'),
      12,
    ],
    ['a queue that is missing', { GetQueueUrl: { error: 'QueueDoesNotExist' } }, (r) => r.waitingMessages('q'), null],
    [
      'a queue that is missing, by its old name',
      { GetQueueUrl: { error: 'AWS.SimpleQueueService.NonExistentQueue' } },
      (reader) => reader.waitingMessages('q'),
      null,
    ],
  ])('reads %s', async (_what, answers, ask, answer) => {
    const { reader } = readerOf(answers);

    expect(await ask(reader)).toEqual({ answer });
  });

  const DENIED = { error: 'AccessDeniedException' };

  it.each<readonly [string, FakeAnswers, Question]>([
    ['sts:GetCallerIdentity', { GetCallerIdentity: DENIED }, (reader) => reader.caller()],
    ['config:DescribeConfigurationRecorders', { DescribeConfigurationRecorders: DENIED }, (r) => r.recorders()],
    [
      'config:DescribeConfigurationRecorderStatus',
      { DescribeConfigurationRecorderStatus: DENIED },
      (reader) => reader.recorderStatuses(),
    ],
    ['config:DescribeDeliveryChannels', { DescribeDeliveryChannels: DENIED }, (reader) => reader.deliveryChannels()],
    ['config:DescribeConformancePackStatus', { DescribeConformancePackStatus: DENIED }, (reader) => reader.packs()],
    ['config:DescribeConfigRules', { DescribeConfigRules: DENIED }, (reader) => reader.rules()],
    [
      'config:DescribeConfigRuleEvaluationStatus',
      { DescribeConfigRuleEvaluationStatus: DENIED },
      (reader) => reader.ruleStatuses(['a']),
    ],
    [
      'config:DescribeComplianceByConfigRule',
      { DescribeComplianceByConfigRule: DENIED },
      (reader) => reader.rulesWithoutResult(['a']),
    ],
    ['lambda:GetFunctionConfiguration', { [FUNCTION_PATH]: DENIED }, (reader) => reader.fn('fn')],
    ['lambda:GetPolicy', { [POLICY_PATH]: DENIED }, (reader) => reader.functionPolicy('fn')],
    ['lambda:GetAccountSettings', { [SETTINGS_PATH]: DENIED }, (reader) => reader.unreservedConcurrency()],
    ['ssm:DescribeDocument', { DescribeDocument: DENIED }, (reader) => reader.documentStatus('d')],
    ['iam:GetRole', { GetRole: DENIED }, (reader) => reader.roleExists('r')],
    ['sqs:GetQueueUrl', { GetQueueUrl: DENIED }, (reader) => reader.waitingMessages('q')],
    [
      'sqs:GetQueueAttributes',
      { GetQueueUrl: { body: { QueueUrl: QUEUE_URL } }, GetQueueAttributes: DENIED },
      (reader) => reader.waitingMessages('q'),
    ],
  ])('names %s where it is refused', async (action, answers, ask) => {
    const { reader } = readerOf(answers);

    expect(await ask(reader)).toEqual({ unanswered: { action, refused: true, error: 'AccessDeniedException' } });
  });

  it.each<readonly [string, FakeAnswers, Question]>([
    [
      'a caller without account',
      {
        GetCallerIdentity: {
          body: '<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>',
        },
      },
      (reader) => reader.caller(),
    ],
    ['no limit of concurrency', { [SETTINGS_PATH]: { body: {} } }, (reader) => reader.unreservedConcurrency()],
    [
      'a queue that does not say',
      { GetQueueUrl: { body: { QueueUrl: QUEUE_URL } }, GetQueueAttributes: { body: {} } },
      (reader) => reader.waitingMessages('q'),
    ],
  ])('takes %s for no answer', async (_what, answers, ask) => {
    const { reader } = readerOf(answers);

    expect(await ask(reader)).toMatchObject({ unanswered: { refused: false, error: 'AWS_CALL_FAILED' } });
  });

  it('asks about rules twenty-five at a time', async () => {
    const { reader, calls } = readerOf({ DescribeConfigRuleEvaluationStatus: () => ({ body: {} }) });

    await reader.ruleStatuses(Array.from({ length: 51 }, (_, index) => `r${index}`));

    const sizes = calls.map(({ request }) => JSON.stringify(request).match(/"r\d+"/g)?.length);
    expect(sizes).toEqual([25, 25, 1]);
  });

  it('tells the Region', async () => {
    expect(await readerOf({}).region()).toBe('eu-west-1');
  });
});

function recorder(settings: object): object {
  return {
    roleArn: null,
    strategy: null,
    allSupported: false,
    includesGlobalTypes: false,
    resourceTypes: [],
    excludedTypes: [],
    recordedDaily: false,
    overrides: [],
    ...settings,
  };
}

function status(settings: object): object {
  return { name: '', firstActivated: null, lastSuccess: null, lastFailure: null, lastErrorCode: null, ...settings };
}

function seconds(epoch: number): Date {
  return new Date(epoch * 1000);
}
