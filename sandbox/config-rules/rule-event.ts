import { textOf, type JsonObject } from '../json';
import type { PackPlace, PackRule } from '../templates/conformance-pack';

/**
 * The event by which AWS Config asks a custom rule about an item (AWS Config developer guide, "Example Events for AWS
 * Config Rules"): the notification and the parameters are JSON texts inside it.
 */
export function ruleEvent(rule: PackRule, item: JsonObject, resultToken: string, place: PackPlace): JsonObject {
  const invokingEvent = {
    configurationItemDiff: null,
    configurationItem: item,
    notificationCreationTime: textOf(item, 'configurationItemCaptureTime'),
    messageType: 'ConfigurationItemChangeNotification',
    recordVersion: '1.3',
  };
  return eventOf(rule, invokingEvent, resultToken, place);
}

/** The event by which AWS Config asks a custom rule with a schedule; it names no resource. */
export function scheduledEvent(rule: PackRule, createdAt: Date, resultToken: string, place: PackPlace): JsonObject {
  const invokingEvent = {
    awsAccountId: place.account,
    notificationCreationTime: createdAt.toISOString(),
    messageType: 'ScheduledNotification',
    recordVersion: '1.0',
  };
  return eventOf(rule, invokingEvent, resultToken, place);
}

function eventOf(rule: PackRule, invokingEvent: JsonObject, resultToken: string, place: PackPlace): JsonObject {
  const { account, partition } = place;
  const role = 'role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';
  return {
    version: '1.0',
    accountId: account,
    evaluationMode: 'DETECTIVE',
    invokingEvent: JSON.stringify(invokingEvent),
    ruleParameters: JSON.stringify(rule.parameters),
    resultToken,
    eventLeftScope: false,
    executionRoleArn: `arn:${partition}:iam::${account}:${role}`,
    configRuleArn: rule.arn,
    configRuleName: rule.name,
    configRuleId: rule.id,
  };
}
