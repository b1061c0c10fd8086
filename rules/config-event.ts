import * as z from 'zod/mini';

import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { isJsonObject, member, type JsonObject } from '../core/subject/json';
import { fields, jsonObject, requiredText } from './event-fields';
import { refuseForeign, refuseForeignRule } from './own-event';

/** What can be said about a configuration item without looking at the resource's configuration. */
export interface ItemHeader {
  /** Both echoed byte for byte to AWS Config: the id's form differs by type and by year. */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly status: string;
  readonly captureTime: Date;
}

/** The rule that asks. */
export interface AskingRule {
  readonly resultToken: string;
  /** Never says which check is meant: a conformance pack puts a suffix behind it. */
  readonly ruleName: string;
  readonly ruleParameters: JsonObject;
}

/** A configuration item that changed. */
export interface ItemChange extends AskingRule {
  readonly kind: 'change';
  readonly eventLeftScope: boolean;
  readonly header: ItemHeader;
  /** The item as AWS Config sent it (event form); `null` where it was too large for the event. */
  readonly item: JsonObject | null;
}

/** The time has come to look at everything that the rule judges. */
export interface Schedule extends AskingRule {
  readonly kind: 'schedule';
  readonly notificationTime: Date;
}

/** What AWS Config asks of a custom rule. */
export type ConfigEvent = ItemChange | Schedule;

/** Of the fields that are not read nothing is required. */
const envelope = z.object({
  accountId: requiredText('the 12-digit id of the account that owns the rule'),
  configRuleArn: requiredText('the ARN of the Config rule'),
  configRuleName: z.optional(z.string({ error: 'the name of the Config rule' })),
  evaluationMode: z.optional(z.string({ error: 'a text such as DETECTIVE' })),
  eventLeftScope: z.optional(z.boolean({ error: 'true or false' })),
  invokingEvent: requiredText('a JSON text that holds the notification'),
  resultToken: requiredText('the token for PutEvaluations'),
  ruleParameters: z.optional(z.string({ error: "a JSON text that holds the rule's parameters" })),
});

const notification = z.object({ messageType: requiredText('the type of the notification, a text') });

const time = z.iso.datetime({ offset: true, error: 'an ISO 8601 time' });

const place = {
  awsAccountId: z.optional(z.string({ error: 'a 12-digit account id' })),
  awsRegion: z.optional(z.string({ error: 'a Region' })),
};

const itemHeader = z.object({
  resourceType: requiredText('a resource type such as AWS::ECS::TaskDefinition'),
  resourceId: requiredText("the resource's id"),
  configurationItemStatus: requiredText('a status such as OK or ResourceDeleted'),
  configurationItemCaptureTime: time,
  ...place,
});

const scheduled = z.object({ notificationCreationTime: time, awsAccountId: place.awsAccountId });

const MESSAGE = {
  change: 'ConfigurationItemChangeNotification',
  oversized: 'OversizedConfigurationItemChangeNotification',
  schedule: 'ScheduledNotification',
} as const;

/**
 * Reads the event of a custom Config rule (AWS Config developer guide, "Example Events for AWS Config Rules").
 *
 * Messages name the field, what was expected and the kind of what was found; they never quote the event.
 *
 * @param event what Lambda handed to the function
 * @param own account and Region that the event must belong to
 * @throws GuardrailsError `EVENT_INVALID`, `ACCOUNT_MISMATCH`, `REGION_MISMATCH`, `MESSAGE_TYPE_UNSUPPORTED`
 */
export function readConfigEvent(event: unknown, own: OwnIdentity): ConfigEvent {
  const outer = fields(envelope, event, 'event');
  refuseForeignRule(outer.accountId, outer.configRuleArn, own);
  const invokingEvent = jsonObject(outer.invokingEvent, 'event.invokingEvent');
  const { messageType } = fields(notification, invokingEvent, 'invokingEvent');
  const message = messageOf(messageType, invokingEvent, outer.eventLeftScope ?? false, own);
  return {
    resultToken: outer.resultToken,
    ruleName: outer.configRuleName ?? outer.configRuleArn,
    // AWS sends no field, an empty text or `{}` for a rule without parameters.
    ruleParameters: outer.ruleParameters ? jsonObject(outer.ruleParameters, 'event.ruleParameters') : {},
    ...message,
  };
}

type Message = Omit<ItemChange, keyof AskingRule> | Omit<Schedule, keyof AskingRule>;

function messageOf(messageType: string, invokingEvent: JsonObject, leftScope: boolean, own: OwnIdentity): Message {
  switch (messageType) {
    case MESSAGE.change: {
      const item = member(invokingEvent, 'configurationItem');
      const header = headerOf(item, 'invokingEvent.configurationItem', own);
      return { kind: 'change', eventLeftScope: leftScope, header, item: isJsonObject(item) ? item : {} };
    }
    case MESSAGE.oversized: {
      const summary = member(invokingEvent, 'configurationItemSummary');
      const header = headerOf(summary, 'invokingEvent.configurationItemSummary', own);
      return { kind: 'change', eventLeftScope: leftScope, header, item: null };
    }
    case MESSAGE.schedule: {
      const { notificationCreationTime, awsAccountId } = fields(scheduled, invokingEvent, 'invokingEvent');
      refuseForeign('invokingEvent', { account: awsAccountId }, own);
      return { kind: 'schedule', notificationTime: new Date(notificationCreationTime) };
    }
    default:
      throw unsupported(messageType);
  }
}

function headerOf(item: unknown, at: string, own: OwnIdentity): ItemHeader {
  const read = fields(itemHeader, item, at);
  refuseForeign(at, { account: read.awsAccountId, region: read.awsRegion }, own);
  return {
    resourceType: read.resourceType,
    resourceId: read.resourceId,
    status: read.configurationItemStatus,
    captureTime: new Date(read.configurationItemCaptureTime),
  };
}

function unsupported(messageType: string): GuardrailsError {
  const shown = messageType.slice(0, 64);
  const known = Object.values(MESSAGE);
  return new GuardrailsError(
    'MESSAGE_TYPE_UNSUPPORTED',
    `Message type ${JSON.stringify(shown)} is not supported; expected ${known.join(', ')}.` +
      `${didYouMean(shown, known)} Remove the trigger from the rule's SourceDetails.`,
    { place: { field: 'invokingEvent.messageType' } },
  );
}
