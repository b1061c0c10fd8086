import { failureQueueName, FAILURE_QUEUES, FUNCTION_NAMES, PACK_NAME } from '../../core/registry/deployed-names';
import { CHECKS } from '../../core/registry/registry';
import { isJsonObject, member } from '../../core/subject/json';
import type { FakeAnswer, FakeAnswers } from './fake-endpoint';
import { invokePolicy, RULES_FUNCTION } from './invoke-policy';

const ACCOUNT = '111122223333';

/** What AWS answers in an account in which everything is deployed and works, by operation. */
export function workingAccount(): FakeAnswers {
  const now = Date.now() / 1000;
  return {
    GetCallerIdentity: { body: identityXml() },
    DescribeConfigurationRecorders: {
      body: { ConfigurationRecorders: [recorder({ includeGlobalResourceTypes: true })] },
    },
    DescribeConfigurationRecorderStatus: {
      body: { ConfigurationRecordersStatus: [{ name: 'default', recording: true, lastStatus: 'SUCCESS' }] },
    },
    DescribeDeliveryChannels: { body: { DeliveryChannels: [{ name: 'default' }] } },
    DescribeConformancePackStatus: {
      body: {
        ConformancePackStatusDetails: [{ ConformancePackName: PACK_NAME, ConformancePackState: 'CREATE_COMPLETE' }],
      },
    },
    DescribeConfigRules: { body: { ConfigRules: enabled().map(ruleOf) } },
    DescribeConfigRuleEvaluationStatus: (request) => ({
      body: { ConfigRulesEvaluationStatus: namesIn(request).map((name) => succeeded(name, now)) },
    }),
    DescribeComplianceByConfigRule: { body: { ComplianceByConfigRules: [] } },
    ...Object.fromEntries(Object.values(FUNCTION_NAMES).map((name) => [functionPath(name), FUNCTION])),
    [`GET /2015-03-31/functions/${FUNCTION_NAMES.rules}/policy`]: { body: { Policy: invokePolicy() } },
    'GET /2016-08-19/account-settings': { body: { AccountLimit: { UnreservedConcurrentExecutions: 900 } } },
    DescribeDocument: () => ({ body: { Document: { Status: 'Active' } } }),
    GetRole: { body: roleXml() },
    GetQueueUrl: (request) => ({
      body: { QueueUrl: `https://sqs.invalid/${ACCOUNT}/${textIn(request, 'QueueName')}` },
    }),
    GetQueueAttributes: () => waiting(0),
  };
}

/** The same account with a fault in each of several parts. */
export function ailingAccount(): FakeAnswers {
  const account = workingAccount();
  const now = Date.now() / 1000;
  return {
    ...account,
    DescribeConfigurationRecorders: {
      body: {
        ConfigurationRecorders: [
          {
            ...recorder({ includeGlobalResourceTypes: false }),
            recordingMode: {
              recordingFrequency: 'CONTINUOUS',
              recordingModeOverrides: [{ resourceTypes: ['AWS::ECS::TaskDefinition'], recordingFrequency: 'DAILY' }],
            },
          },
        ],
      },
    },
    DescribeConfigRuleEvaluationStatus: (request) => ({
      body: {
        ConfigRulesEvaluationStatus: namesIn(request).map((name) => ({
          ...succeeded(name, now),
          ...(name.startsWith('ecs-service-')
            ? { LastFailedInvocationTime: now - 60, LastErrorCode: 'AccessDenied' }
            : {}),
        })),
      },
    }),
    GetRole: { error: 'AccessDenied' },
    GetQueueAttributes: (request) =>
      waiting(textIn(request, 'QueueUrl').endsWith(failureQueueName(FAILURE_QUEUES[0])) ? 3 : 0),
    'GET /2016-08-19/account-settings': { body: { AccountLimit: { UnreservedConcurrentExecutions: 10 } } },
  };
}

const FUNCTION = { body: { Runtime: 'nodejs24.x', State: 'Active', LastUpdateStatus: 'Successful' } };

function enabled() {
  return CHECKS.filter((check) => check.enabled && !check.deprecated);
}

function recorder(group: object): object {
  return {
    name: 'default',
    roleARN: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    recordingGroup: { allSupported: true, ...group },
  };
}

function ruleOf({ id, trigger, resourceTypes }: (typeof CHECKS)[number]): object {
  return {
    ConfigRuleName: `${id}-conformance-pack-x1y2z3a4b`,
    InputParameters: JSON.stringify({ check: id }),
    ...(trigger === 'periodic' ? {} : { Scope: { ComplianceResourceTypes: resourceTypes } }),
    Source: {
      Owner: 'CUSTOM_LAMBDA',
      SourceIdentifier: RULES_FUNCTION,
      SourceDetails: [
        { MessageType: trigger === 'change' ? 'ConfigurationItemChangeNotification' : 'ScheduledNotification' },
      ],
    },
  };
}

function succeeded(name: string, now: number): object {
  return {
    ConfigRuleName: name,
    FirstActivatedTime: now - 864_000,
    LastSuccessfulInvocationTime: now - 3600,
    LastSuccessfulEvaluationTime: now - 3600,
  };
}

function functionPath(name: string): string {
  return `GET /2015-03-31/functions/${name}/configuration`;
}

function waiting(count: number): FakeAnswer {
  return { body: { Attributes: { ApproximateNumberOfMessages: String(count) } } };
}

function namesIn(request: unknown): readonly string[] {
  const names = isJsonObject(request) ? request['ConfigRuleNames'] : undefined;
  return (Array.isArray(names) ? names : []).map(String);
}

function textIn(request: unknown, key: string): string {
  const value = isJsonObject(request) ? member(request, key) : undefined;
  return typeof value === 'string' ? value : '';
}

function identityXml(): string {
  const arn = `arn:aws:sts::${ACCOUNT}:assumed-role/ecs-guardrails-doctor/me`;
  return `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>U</UserId><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
}

function roleXml(): string {
  return `<GetRoleResponse><GetRoleResult><Role><RoleName>r</RoleName><Arn>arn:aws:iam::${ACCOUNT}:role/r</Arn><Path>/</Path><RoleId>R</RoleId><CreateDate>2026-05-04T09:00:00Z</CreateDate></Role></GetRoleResult></GetRoleResponse>`;
}
