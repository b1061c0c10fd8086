import * as z from 'zod/mini';

import type { OwnIdentity } from '../adapters/lambda/own-identity';
import { GuardrailsError, type ErrorCode } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { parseArn } from '../core/subject/arn';
import { isJsonObject, member, type JsonObject } from '../core/subject/json';

/** What can be said about a configuration item without looking at the resource's configuration. */
export interface ItemHeader {
  /** Both echoed byte for byte to AWS Config: the id's form differs by type and by year. */
  readonly resourceType: string;
  readonly resourceId: string;
  readonly status: string;
  readonly captureTime: Date;
}

/** A configuration item that changed, and the rule that asks about it. */
export interface ItemChange {
  readonly resultToken: string;
  /** For logs only: a conformance pack puts a suffix behind it, so it never says which check is meant. */
  readonly ruleName: string;
  readonly ruleParameters: JsonObject;
  readonly eventLeftScope: boolean;
  readonly header: ItemHeader;
  /** The item as AWS Config sent it (event form). */
  readonly item: JsonObject;
}

const text = (expected: string) => z.string({ error: expected }).check(z.minLength(1, { error: expected }));

/** Fields that AWS adds are accepted; of those that are not read nothing is required. */
const envelope = z.object({
  accountId: text('the 12-digit id of the account that owns the rule'),
  configRuleArn: text('the ARN of the Config rule'),
  configRuleName: z.optional(z.string({ error: 'the name of the Config rule' })),
  evaluationMode: z.optional(z.string({ error: 'a text such as DETECTIVE' })),
  eventLeftScope: z.optional(z.boolean({ error: 'true or false' })),
  invokingEvent: text('a JSON text that holds the notification'),
  resultToken: text('the token for PutEvaluations'),
  ruleParameters: z.optional(z.string({ error: "a JSON text that holds the rule's parameters" })),
});

const notification = z.object({ messageType: text('the type of the notification, a text') });

const itemHeader = z.object({
  resourceType: text('a resource type such as AWS::ECS::TaskDefinition'),
  resourceId: text("the resource's id"),
  configurationItemStatus: text('a status such as OK or ResourceDeleted'),
  configurationItemCaptureTime: z.iso.datetime({ offset: true, error: 'an ISO 8601 time' }),
  awsAccountId: z.optional(z.string({ error: 'a 12-digit account id' })),
  awsRegion: z.optional(z.string({ error: 'a Region' })),
});

const ITEM_CHANGED = 'ConfigurationItemChangeNotification';
const ITEM_OVERSIZED = 'OversizedConfigurationItemChangeNotification';

/**
 * Reads the event of a custom Config rule (AWS Config developer guide, "Example Events for AWS Config Rules").
 *
 * Messages name the field, what was expected and the kind of what was found; they never quote the event.
 *
 * @param event what Lambda handed to the function
 * @param own account and Region that the event must belong to
 * @throws GuardrailsError `EVENT_INVALID`, `ACCOUNT_MISMATCH`, `REGION_MISMATCH`, `EVENT_OVERSIZED`,
 *   `MESSAGE_TYPE_UNSUPPORTED`
 */
export function readConfigEvent(event: unknown, own: OwnIdentity): ItemChange {
  const outer = fields(envelope, event, 'event');
  refuseForeignRule(outer.accountId, outer.configRuleArn, own);
  const invokingEvent = jsonObject(outer.invokingEvent, 'event.invokingEvent');
  refuseOtherMessages(fields(notification, invokingEvent, 'invokingEvent').messageType);
  const item = member(invokingEvent, 'configurationItem');
  const inner = fields(itemHeader, item, 'invokingEvent.configurationItem');
  refuseForeignItem(inner.awsAccountId, inner.awsRegion, own);
  return {
    resultToken: outer.resultToken,
    ruleName: outer.configRuleName ?? outer.configRuleArn,
    // AWS sends no field, an empty text or `{}` for a rule without parameters.
    ruleParameters: outer.ruleParameters ? jsonObject(outer.ruleParameters, 'event.ruleParameters') : {},
    eventLeftScope: outer.eventLeftScope ?? false,
    header: {
      resourceType: inner.resourceType,
      resourceId: inner.resourceId,
      status: inner.configurationItemStatus,
      captureTime: new Date(inner.configurationItemCaptureTime),
    },
    item: isJsonObject(item) ? item : {},
  };
}

function fields<T>(schema: z.ZodMiniType<T>, value: unknown, place: string): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const name = issue?.path[0];
  if (issue === undefined || name === undefined) throw invalid(place, 'an object', value);
  const found = isJsonObject(value) ? member(value, String(name)) : undefined;
  throw invalid(`${place}.${String(name)}`, issue.message, found);
}

function jsonObject(json: string, place: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Not kept as the cause: the parser's message quotes the text.
    throw invalid(place, 'a JSON text', json, 'a text that is not JSON');
  }
  if (isJsonObject(value)) return value;
  throw invalid(place, 'a JSON text that holds an object', value, `a JSON text that holds ${kindOf(value)}`);
}

function invalid(place: string, expected: string, value: unknown, found = kindOf(value)): GuardrailsError {
  return new GuardrailsError(
    'EVENT_INVALID',
    `${place} is ${found}; expected ${expected}. This function takes the events of custom AWS Config rules.`,
    { place: { field: place } },
  );
}

/** The kind of a value, in place of the value. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'another text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Another account's rule may name our function as its target: it must get no verdict from us (confused deputy). */
function refuseForeignRule(accountId: string, configRuleArn: string, own: OwnIdentity): void {
  const rule = parseArn(configRuleArn);
  if (rule?.service !== 'config') throw invalid('event.configRuleArn', 'the ARN of a Config rule', configRuleArn);
  refuseUnless('ACCOUNT_MISMATCH', 'event.accountId', accountId, own.account);
  refuseUnless('ACCOUNT_MISMATCH', 'event.configRuleArn', rule.account, own.account);
  refuseUnless('REGION_MISMATCH', 'event.configRuleArn', rule.region, own.region);
}

/** A rule judges what its own account and Region recorded; only types that ECS and ECR do not have are `global`. */
function refuseForeignItem(account: string | undefined, region: string | undefined, own: OwnIdentity): void {
  const place = 'invokingEvent.configurationItem';
  if (account !== undefined) refuseUnless('ACCOUNT_MISMATCH', `${place}.awsAccountId`, account, own.account);
  if (region !== undefined && region !== 'global') {
    refuseUnless('REGION_MISMATCH', `${place}.awsRegion`, region, own.region);
  }
}

function refuseUnless(code: ErrorCode, place: string, found: string, own: string): void {
  if (found === own) return;
  throw new GuardrailsError(
    code,
    `${place} says ${JSON.stringify(found.slice(0, 64))}; this function judges for ${own} only. ` +
      "Deploy it in every account and Region, and let only the own account's Config invoke it.",
    { place: { field: place } },
  );
}

function refuseOtherMessages(messageType: string): void {
  const place = { field: 'invokingEvent.messageType' };
  if (messageType === ITEM_CHANGED) return;
  if (messageType === ITEM_OVERSIZED) {
    throw new GuardrailsError(
      'EVENT_OVERSIZED',
      'The configuration item is too large for the event, which holds only its summary. Oversized items cannot be ' +
        'judged yet; the previous result stands.',
      { place },
    );
  }
  throw new GuardrailsError(
    'MESSAGE_TYPE_UNSUPPORTED',
    `Message type ${JSON.stringify(messageType.slice(0, 64))} is not supported; expected ${ITEM_CHANGED}.` +
      `${didYouMean(messageType.slice(0, 64), [ITEM_CHANGED])} Remove the trigger from the rule's SourceDetails.`,
    { place },
  );
}
