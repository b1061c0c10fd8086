import type { JsonObject } from '../../core/subject/json';
import { readConfigEvent, type ItemChange } from '../../rules/config-event';

/** What a test changes about the event of a custom Config rule; a member that is `undefined` is left out. */
export interface ConfigRuleEventSettings {
  readonly event?: Readonly<Record<string, unknown>>;
  readonly invokingEvent?: Readonly<Record<string, unknown>>;
  readonly item?: Readonly<Record<string, unknown>>;
  readonly configuration?: JsonObject | null;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** The configuration of a task definition with one privileged container, in AWS Config's spelling. */
export const PRIVILEGED_TASK_DEFINITION: JsonObject = {
  TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
  Family: 'payments-api',
  Revision: 12,
  Status: 'ACTIVE',
  NetworkMode: 'awsvpc',
  ContainerDefinitions: [
    {
      Name: 'app',
      Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments:4.2.0',
      Essential: true,
      Privileged: true,
      Environment: [{ Name: 'DB_PASSWORD', Value: 'canary-hunter2' }],
    },
  ],
  Tags: [],
  Volumes: [],
};

/** The event by which AWS Config asks a custom rule about a changed task definition. */
export function configRuleEvent(settings: ConfigRuleEventSettings = {}): Record<string, unknown> {
  const configuration = settings.configuration === undefined ? PRIVILEGED_TASK_DEFINITION : settings.configuration;
  const configurationItem = {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: '2026-05-04T09:12:41.118Z',
    configurationStateId: 1_777_885_961_118,
    configurationItemStatus: 'OK',
    awsAccountId: '111122223333',
    awsRegion: 'eu-west-1',
    resourceType: 'AWS::ECS::TaskDefinition',
    resourceId: 'payments-api',
    resourceName: 'payments-api:12',
    ARN: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
    tags: {},
    relationships: [],
    supplementaryConfiguration: {},
    configuration,
    ...settings.item,
  };
  return {
    version: '1.0',
    accountId: '111122223333',
    invokingEvent: JSON.stringify({
      messageType: 'ConfigurationItemChangeNotification',
      configurationItemDiff: null,
      configurationItem,
      ...settings.invokingEvent,
    }),
    ruleParameters: JSON.stringify(settings.parameters ?? { check: 'ecs-taskdef-no-privileged' }),
    resultToken: 'token-1',
    eventLeftScope: false,
    executionRoleArn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
    configRuleArn:
      'arn:aws:config:eu-west-1:111122223333:config-rule/aws-service-rule/config-conforms.amazonaws.com/config-rule-a1b2c3',
    configRuleName: 'ecs-taskdef-no-privileged-conformance-pack-x1y2z3a4b',
    configRuleId: 'config-rule-a1b2c3',
    ...settings.event,
  };
}

/** The event about an item that is too large for it, which holds only the item's summary. */
export function oversizedEvent(settings: ConfigRuleEventSettings = {}): Record<string, unknown> {
  return configRuleEvent({
    ...settings,
    invokingEvent: {
      messageType: 'OversizedConfigurationItemChangeNotification',
      configurationItem: undefined,
      configurationItemSummary: {
        changeType: 'UPDATE',
        configurationItemVersion: '1.3',
        configurationItemCaptureTime: '2026-05-04T09:12:41.118Z',
        configurationStateId: 0,
        configurationItemStatus: 'OK',
        awsAccountId: '111122223333',
        awsRegion: 'eu-west-1',
        resourceType: 'AWS::ECS::TaskDefinition',
        resourceId: 'payments-api',
        ARN: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
        ...settings.item,
      },
      ...settings.invokingEvent,
    },
  });
}

/** The event of a rule's schedule. */
export function scheduledEvent(settings: ConfigRuleEventSettings = {}): Record<string, unknown> {
  return configRuleEvent({
    ...settings,
    invokingEvent: {
      messageType: 'ScheduledNotification',
      configurationItem: undefined,
      configurationItemDiff: undefined,
      awsAccountId: '111122223333',
      notificationCreationTime: '2026-05-04T10:00:00.000Z',
      recordVersion: '1.0',
      ...settings.invokingEvent,
    },
  });
}

/** The same as it is read, for what takes a change that was read. */
export function changeOf(event: Record<string, unknown>): ItemChange {
  const read = readConfigEvent(event, { partition: 'aws', account: '111122223333', region: 'eu-west-1' });
  if (read.kind === 'change') return read;
  throw new Error('The event is about no change of an item.');
}
