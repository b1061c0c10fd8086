import type { Json, JsonObject } from '../../../core/subject/json';
import { isJsonList, member } from '../../../core/subject/json';
import { scheduledEvent } from '../config-rule-event';
import { delivered, delivering, failing, result, TAKEN, type AskedOfAws, type Scenario } from './scenario';
import type { Script, Step } from './scripted-services';

const REPOSITORY = 'AWS::ECR::Repository';
const NOTIFIED = 1_777_888_800;
const RULE = 'ecs-guardrails-lifecycle-conformance-pack-x1y2z3a4b';

const events = [
  scheduledEvent({ event: { configRuleName: RULE }, parameters: { check: 'ecr-repository-lifecycle-policy' } }),
];

const resultOf = (ComplianceResourceId: string, ComplianceType = 'COMPLIANT', Annotation?: string) =>
  result(ComplianceType, {
    ComplianceResourceType: REPOSITORY,
    ComplianceResourceId,
    OrderingTimestamp: NOTIFIED,
    ...(Annotation === undefined ? {} : { Annotation }),
  });

const gone = (id: string) => resultOf(id, 'NOT_APPLICABLE', 'not applicable: the resource is no longer there');

const keyOf = (resourceId: string): JsonObject => ({ resourceId, resourceType: REPOSITORY });

const listed = (nextToken?: string): AskedOfAws => [
  'config:ListDiscoveredResources',
  { resourceType: REPOSITORY, limit: 100, ...(nextToken === undefined ? {} : { nextToken }) },
];
const results = (NextToken?: string): AskedOfAws => [
  'config:GetComplianceDetailsByConfigRule',
  { ConfigRuleName: RULE, Limit: 100, ...(NextToken === undefined ? {} : { NextToken }) },
];
const fetched = (ids: readonly string[]): AskedOfAws => [
  'config:BatchGetResourceConfig',
  { resourceKeys: ids.map(keyOf) },
];

const listing = (ids: readonly string[], nextToken?: string): Step => ({
  body: {
    resourceIdentifiers: ids.map((resourceId) => ({ resourceType: REPOSITORY, resourceId, resourceName: resourceId })),
    ...(nextToken === undefined ? {} : { nextToken }),
  },
});

const compliance = (resources: readonly (readonly [type: string, id: string])[], NextToken?: string): Step => ({
  body: {
    EvaluationResults: resources.map(([ResourceType, ResourceId]) => ({
      EvaluationResultIdentifier: {
        EvaluationResultQualifier: { ConfigRuleName: RULE, ResourceType, ResourceId, EvaluationMode: 'DETECTIVE' },
        OrderingTimestamp: 1_777_802_400,
      },
      ComplianceType: 'NON_COMPLIANT',
      ResultRecordedTime: 1_777_802_401.5,
      ConfigRuleInvokedTime: 1_777_802_400.9,
    })),
    ...(NextToken === undefined ? {} : { NextToken }),
  },
});

/** A repository with a lifecycle policy, as `BatchGetResourceConfig` answers it. */
const itemOf = (resourceId: string): JsonObject => ({
  version: '1.3',
  accountId: '111122223333',
  configurationItemCaptureTime: 1_777_800_000,
  configurationItemStatus: 'OK',
  configurationStateId: '1777800000000',
  arn: `arn:aws:ecr:eu-west-1:111122223333:repository/${resourceId}`,
  resourceType: REPOSITORY,
  resourceId,
  resourceName: resourceId,
  awsRegion: 'eu-west-1',
  configuration: JSON.stringify({
    RepositoryName: resourceId,
    LifecyclePolicy: { LifecyclePolicyText: '{"rules": [{"rulePriority": 1}]}' },
  }),
  supplementaryConfiguration: {},
});

const textAt = (value: Json, key: string): string => {
  const found = member(value, key);
  return typeof found === 'string' ? found : '';
};

const idsIn = (request: Json): readonly string[] => {
  const keys = member(request, 'resourceKeys');
  return isJsonList(keys) ? keys.map((key) => textAt(key, 'resourceId')) : [];
};

const items = (request: Json): Step => ({
  body: { baseConfigurationItems: idsIn(request).map(itemOf) },
});

/** An account with these repositories, and these results of the rule. */
const account = (present: readonly Step[], evaluated: readonly Step[]): Script => ({
  ...TAKEN,
  'config:ListDiscoveredResources': present,
  'config:GetComplianceDetailsByConfigRule': evaluated,
  'config:BatchGetResourceConfig': items,
});

const MANY = Array.from({ length: 250 }, (_, index) => `repository-${String(index)}`);
const parts = [MANY.slice(0, 100), MANY.slice(100, 200), MANY.slice(200)];
const manyListed = parts.map((ids, index) => listing(ids, index === 2 ? undefined : `page-${String(index + 2)}`));

/** Of the second hundred AWS Config fails to take two, `times` times. */
function partially(times: number): Script[string] {
  let failures = 0;
  return (request) => {
    const evaluations = member(request, 'Evaluations');
    const failed = (isJsonList(evaluations) ? evaluations : []).filter((one) =>
      ['repository-101', 'repository-150'].includes(textAt(one, 'ComplianceResourceId')),
    );
    if (failed.length > 0) failures += 1;
    return { body: { FailedEvaluations: failures <= times ? failed : [] } };
  };
}

const puts = (ids: readonly string[]) => delivered(...ids.map((id) => resultOf(id)));
const manyAsked = [listed(), listed('page-2'), listed('page-3'), results()];
const twoFailed = puts(['repository-101', 'repository-150']);
const [first = [], second = [], third = []] = parts;

/** The time has come to look at everything that a rule judges. */
export const SCHEDULE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'on schedule everything is judged, and what is gone is NOT_APPLICABLE: by type and id, and a result of another type stays',
    events,
    answers: account(
      [listing(['payments', 'orders'], 'page-2'), listing(['wiki'])],
      [
        compliance(
          [
            [REPOSITORY, 'payments'],
            [REPOSITORY, 'former'],
          ],
          'page-2',
        ),
        compliance([['AWS::ECS::Cluster', 'former-cluster']]),
      ],
    ),
    expected: delivering(
      listed(),
      listed('page-2'),
      results(),
      results('page-2'),
      fetched(['payments', 'orders', 'wiki']),
      puts(['payments', 'orders', 'wiki']),
      delivered(gone('former')),
    ),
  },
  {
    name: 'on schedule a list of which one page fails clears nothing, and nothing is sent',
    events,
    answers: account(
      [listing(['payments'], 'page-2'), { error: 'AccessDeniedException' }],
      [compliance([[REPOSITORY, 'former']])],
    ),
    expected: failing('AWS_CALL_FAILED', 'config:ListDiscoveredResources', listed(), listed('page-2')),
  },
  {
    name: 'on schedule results that cannot be listed clear nothing',
    events,
    answers: account([listing(['payments'])], [{ error: 'NoSuchConfigRuleException' }]),
    expected: failing('AWS_CALL_FAILED', 'config:GetComplianceDetailsByConfigRule', listed(), results()),
  },
  {
    name: 'on schedule keys that AWS Config did not get to are asked for again',
    events,
    answers: {
      ...account([listing(['payments', 'orders'])], [compliance([])]),
      'config:BatchGetResourceConfig': [
        { body: { baseConfigurationItems: [itemOf('payments')], unprocessedResourceKeys: [keyOf('orders')] } },
        { body: { baseConfigurationItems: [itemOf('orders')] } },
      ],
    },
    expected: delivering(
      listed(),
      results(),
      fetched(['payments', 'orders']),
      fetched(['orders']),
      puts(['payments', 'orders']),
    ),
  },
  {
    name: 'D5: 250 results go in hundreds',
    events,
    answers: account(manyListed, [compliance([])]),
    expected: delivering(...manyAsked, ...parts.flatMap((ids) => [fetched(ids), puts(ids)])),
  },
  {
    name: 'D5: of 250 results only those are put again that failed',
    events,
    answers: { ...account(manyListed, [compliance([])]), 'config:PutEvaluations': partially(1) },
    expected: delivering(
      ...manyAsked,
      ...[fetched(first), puts(first), fetched(second), puts(second)],
      twoFailed,
      ...[fetched(third), puts(third)],
    ),
  },
  {
    name: 'D5: results that keep failing are given up after three rounds and named; the others are delivered',
    events,
    answers: { ...account(manyListed, [compliance([])]), 'config:PutEvaluations': partially(4) },
    timeoutSeconds: 20,
    expected: {
      requests: [
        ...manyAsked,
        ...[fetched(first), puts(first), fetched(second), puts(second)],
        ...[twoFailed, twoFailed, twoFailed],
        ...[fetched(third), puts(third)],
      ],
      failures: ['2 of 100 results were not delivered: "repository-101", "repository-150"'],
      codes: ['EVALUATIONS_UNDELIVERED'],
    },
  },
  {
    name: 'on schedule the account is judged by its settings',
    events: [
      scheduledEvent({ event: { configRuleName: RULE }, parameters: { check: 'ecs-account-settings-approved' } }),
    ],
    answers: {
      ...TAKEN,
      'config:GetComplianceDetailsByConfigRule': compliance([]),
      'ecs:ListAccountSettings': {
        body: {
          settings: [
            { name: 'tagResourceAuthorization', value: 'off', principalArn: 'arn:aws:iam::111122223333:root' },
          ],
        },
      },
    },
    expected: delivering(
      results(),
      ['ecs:ListAccountSettings', { effectiveSettings: true }],
      delivered(
        result('NON_COMPLIANT', {
          ComplianceResourceType: 'AWS::::Account',
          ComplianceResourceId: '111122223333',
          OrderingTimestamp: NOTIFIED,
          Annotation: expect.stringContaining('tagResourceAuthorization'),
        }),
      ),
    ),
  },
];
