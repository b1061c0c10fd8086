import type { Json, JsonObject } from '../../../core/subject/json';
import { configRuleEvent, PRIVILEGED_TASK_DEFINITION } from '../config-rule-event';
import {
  delivered,
  delivering,
  failing,
  JUDGED,
  PRIVILEGED,
  result,
  TAKEN,
  type AskedOfAws,
  type Scenario,
} from './scenario';

const DEFINITION = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12';
const SERVICE = 'arn:aws:ecs:eu-west-1:111122223333:service/prod/payments-api';

/** A definition that most checks have nothing to say against. */
const SOUND: JsonObject = {
  ...PRIVILEGED_TASK_DEFINITION,
  ContainerDefinitions: [{ Name: 'app', Image: 'nginx:1.27', Privileged: false }],
};

const NOT_APPLICABLE = (why: string) => delivering(delivered(result('NOT_APPLICABLE', { Annotation: why })));

/** What AWS Config records of a service, as far as checks here read it. */
const serviceItem = {
  resourceType: 'AWS::ECS::Service',
  resourceId: SERVICE,
  resourceName: 'payments-api',
  ARN: SERVICE,
};
const serviceConfiguration = (settings: JsonObject): JsonObject => ({
  ServiceArn: SERVICE,
  ServiceName: 'payments-api',
  Cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
  TaskDefinition: DEFINITION,
  CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1, Base: 0 }],
  SchedulingStrategy: 'REPLICA',
  DesiredCount: 2,
  NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', Subnets: ['subnet-0aaa1111'] } },
  ...settings,
});

const resultOfService = (ComplianceType: string, settings: Readonly<Record<string, Json>> = {}) =>
  result(ComplianceType, { ComplianceResourceType: 'AWS::ECS::Service', ComplianceResourceId: SERVICE, ...settings });

const describesDefinition: AskedOfAws = [
  'ecs:DescribeTaskDefinition',
  { taskDefinition: DEFINITION, include: ['TAGS'] },
];

const describedDefinition = (container: JsonObject): JsonObject => ({
  taskDefinition: {
    taskDefinitionArn: DEFINITION,
    family: 'payments-api',
    revision: 12,
    status: 'ACTIVE',
    containerDefinitions: [{ name: 'app', image: 'nginx:1.27', ...container }],
  },
  tags: [],
});

const inUse = { check: 'ecs-taskdef-no-privileged', revisions: 'in-use' };
const consistency = { check: 'ecs-taskdef-version-consistency' };

/** Items that changed, and what need not be judged of them. */
export const CHANGE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a recorded task definition that fails is reported with place and reason, under the id of the event',
    events: [configRuleEvent()],
    answers: TAKEN,
    expected: delivering(JUDGED),
  },
  {
    name: "AWS's short example, without diff, times and versions, is judged as well; nothing is annotated that is in order",
    events: [
      configRuleEvent({
        event: { version: undefined, executionRoleArn: undefined, configRuleId: undefined },
        invokingEvent: { configurationItemDiff: undefined },
        item: { configurationItemVersion: undefined, configurationStateId: undefined },
        configuration: SOUND,
      }),
    ],
    answers: TAKEN,
    expected: delivering(delivered(result('COMPLIANT'))),
  },
  {
    name: 'a recorded service is judged',
    events: [
      configRuleEvent({
        item: serviceItem,
        configuration: serviceConfiguration({
          NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED', Subnets: ['subnet-0aaa1111'] } },
        }),
        parameters: { check: 'ecs-service-no-public-ip' },
      }),
    ],
    answers: TAKEN,
    expected: delivering(
      delivered(resultOfService('NON_COMPLIANT', { Annotation: expect.stringContaining('AssignPublicIp') })),
    ),
  },
  {
    name: 'D8: a deleted resource, whose configuration is null',
    events: [configRuleEvent({ item: { configurationItemStatus: 'ResourceDeleted' }, configuration: null })],
    answers: TAKEN,
    expected: NOT_APPLICABLE('not applicable: the resource was deleted'),
  },
  {
    name: 'D8: a resource that is not recorded',
    events: [configRuleEvent({ item: { configurationItemStatus: 'ResourceNotRecorded' }, configuration: null })],
    answers: TAKEN,
    expected: NOT_APPLICABLE('not applicable: the resource is not recorded'),
  },
  {
    name: 'D8: a deleted resource that is not recorded',
    events: [configRuleEvent({ item: { configurationItemStatus: 'ResourceDeletedNotRecorded' }, configuration: null })],
    answers: TAKEN,
    expected: NOT_APPLICABLE('not applicable: the resource was deleted and is not recorded'),
  },
  {
    name: "D8: a resource that left the rule's scope",
    events: [configRuleEvent({ event: { eventLeftScope: true } })],
    answers: TAKEN,
    expected: NOT_APPLICABLE("not applicable: the resource left the rule's scope"),
  },
  {
    name: 'D8: an inactive revision',
    events: [configRuleEvent({ configuration: { ...PRIVILEGED_TASK_DEFINITION, Status: 'INACTIVE' } })],
    answers: TAKEN,
    expected: delivering(delivered(result('NOT_APPLICABLE'))),
  },
  {
    name: 'a resource of a type that the check does not judge',
    events: [configRuleEvent({ item: serviceItem, configuration: serviceConfiguration({}) })],
    answers: TAKEN,
    expected: delivering(
      delivered(
        resultOfService('NOT_APPLICABLE', {
          Annotation: 'not applicable: ecs-taskdef-no-privileged judges AWS::ECS::TaskDefinition',
        }),
      ),
    ),
  },
  {
    name: 'D2: a duplicate, at the same moment, in two environments, is reported twice alike',
    events: [configRuleEvent(), configRuleEvent()],
    atOnce: true,
    answers: TAKEN,
    expected: {
      requests: [JUDGED],
      repeats: true,
      failures: [null, null],
      codes: [],
    },
  },
  {
    name: 'D3: an older item behind a newer one keeps its own time, by which AWS Config orders them',
    events: [
      configRuleEvent({ configuration: SOUND, item: { configurationItemCaptureTime: '2026-05-04T10:00:00.000Z' } }),
      configRuleEvent(),
    ],
    answers: TAKEN,
    expected: {
      requests: [delivered(result('COMPLIANT', { OrderingTimestamp: 1_777_888_800 })), JUDGED],
      failures: [null, null],
      codes: [],
    },
  },
  {
    name: 'what AWS Config does not record is looked up, once',
    events: [configRuleEvent({ configuration: SOUND, parameters: consistency })],
    answers: {
      ...TAKEN,
      'ecs:DescribeTaskDefinition': { body: describedDefinition({ versionConsistency: 'disabled' }) },
    },
    expected: delivering(
      describesDefinition,
      delivered(result('NON_COMPLIANT', { Annotation: expect.stringContaining('/VersionConsistency') })),
    ),
  },
  {
    name: 'nothing is sent where the look-up is denied, so that the previous result stands',
    events: [configRuleEvent({ configuration: SOUND, parameters: consistency })],
    answers: { ...TAKEN, 'ecs:DescribeTaskDefinition': { error: 'AccessDeniedException' } },
    expected: failing(
      'AWS_CALL_FAILED',
      "Allow ecs:DescribeTaskDefinition in the function's role",
      describesDefinition,
    ),
  },
  {
    name: 'a value of another type is unknown, and unknown is NOT_APPLICABLE',
    events: [
      configRuleEvent({
        configuration: {
          ...SOUND,
          ContainerDefinitions: [{ Name: 'app', Image: 'nginx:1.27', Privileged: 'perhaps' }],
        },
      }),
    ],
    answers: TAKEN,
    expected: NOT_APPLICABLE('unknown: /ContainerDefinitions/0/Privileged'),
  },
  {
    name: 'revisions: in-use judges the revision that a service runs, and reports it against the service',
    events: [configRuleEvent({ item: serviceItem, configuration: serviceConfiguration({}), parameters: inUse })],
    answers: { ...TAKEN, 'ecs:DescribeTaskDefinition': { body: describedDefinition({ privileged: true }) } },
    expected: delivering(describesDefinition, delivered(resultOfService('NON_COMPLIANT', { Annotation: PRIVILEGED }))),
  },
  {
    name: 'revisions: in-use sends nothing where the revision cannot be read',
    events: [configRuleEvent({ item: serviceItem, configuration: serviceConfiguration({}), parameters: inUse })],
    answers: { ...TAKEN, 'ecs:DescribeTaskDefinition': { error: 'AccessDeniedException' } },
    expected: failing('AWS_CALL_FAILED', 'ecs:DescribeTaskDefinition', describesDefinition),
  },
  {
    name: 'a rule of a group gives one result that names the checks which fail',
    events: [
      configRuleEvent({
        configuration: {
          ...PRIVILEGED_TASK_DEFINITION,
          RuntimePlatform: { OperatingSystemFamily: 'LINUX', CpuArchitecture: 'X86_64' },
        },
        parameters: { group: 'ecs-task-definition', except: 'ecs-taskdef-readonly-root-fs' },
      }),
    ],
    answers: { ...TAKEN, 'ecs:DescribeTaskDefinition': { body: describedDefinition({ privileged: true }) } },
    expected: delivering(
      describesDefinition,
      delivered(
        result('NON_COMPLIANT', { Annotation: expect.stringMatching(/^fails: .*\becs-taskdef-no-privileged\b/) }),
      ),
    ),
  },
  {
    name: 'P5: an item of 1 MB is beyond what is judged: nothing is sent',
    events: [largeEvent()],
    answers: TAKEN,
    expected: failing('INPUT_TOO_LARGE', 'at most 262144 are judged'),
  },
  {
    name: 'P5: an item of 1 MB counts as failing where the setting says so',
    events: [largeEvent()],
    answers: TAKEN,
    environment: { ECS_GUARDRAILS_ON_ERROR: 'noncompliant' },
    expected: {
      requests: [delivered(result('NON_COMPLIANT', { Annotation: 'EVALUATION_ERROR INPUT_TOO_LARGE' }))],
      failures: [null],
      codes: ['INPUT_TOO_LARGE'],
    },
  },
];

/** About a definition with 1 MB of variables; ECS itself takes 64 KB. */
function largeEvent(): Record<string, unknown> {
  const Environment = Array.from({ length: 1_000 }, (_, index) => ({
    Name: `SETTING_${String(index)}`,
    Value: 'canary-hunter2'.repeat(75),
  }));
  return configRuleEvent({
    configuration: { ...SOUND, ContainerDefinitions: [{ Name: 'app', Image: 'a', Environment }] },
  });
}
