import { readConfigEvent } from '../../../rules/config-event';
import {
  changeOf,
  configRuleEvent,
  oversizedEvent,
  PRIVILEGED_TASK_DEFINITION,
  scheduledEvent,
} from '../../support/config-rule-event';
import { failureOf } from '../../support/failure-of';

const OWN = { partition: 'aws', account: '111122223333', region: 'eu-west-1' };

describe('readConfigEvent', () => {
  it('reads rule, token, header and item of a change', () => {
    const change = changeOf(configRuleEvent());

    expect(change).toMatchObject({
      resultToken: 'token-1',
      ruleName: 'ecs-taskdef-no-privileged-conformance-pack-x1y2z3a4b',
      ruleParameters: { check: 'ecs-taskdef-no-privileged' },
      eventLeftScope: false,
      header: {
        resourceType: 'AWS::ECS::TaskDefinition',
        resourceId: 'payments-api',
        status: 'OK',
        captureTime: new Date('2026-05-04T09:12:41.118Z'),
      },
    });
    expect(change.item?.['configuration']).toEqual(PRIVILEGED_TASK_DEFINITION);
  });

  it.each([undefined, '', '{}'])('D4: takes ruleParameters %j for no parameters', (ruleParameters) => {
    const change = changeOf(configRuleEvent({ event: { ruleParameters } }));

    expect(change.ruleParameters).toEqual({});
  });

  it.each([undefined, 'DETECTIVE', 'SOMETHING_NEW'])('accepts evaluationMode %j', (evaluationMode) => {
    const change = changeOf(configRuleEvent({ event: { evaluationMode } }));

    expect(change.header.resourceId).toBe('payments-api');
  });

  it('D4: accepts unknown fields in event, notification and item, `__proto__` among them', () => {
    const extra = { unheardOf: { nested: [1] }, ['__proto__']: { eventLeftScope: true } };
    const event = configRuleEvent({ event: extra, invokingEvent: extra, item: extra });

    const change = changeOf(event);

    expect(change.eventLeftScope).toBe(false);
    expect(Object.keys({})).toEqual([]);
  });

  it('takes a missing eventLeftScope for false, and the ARN for a missing rule name', () => {
    const event = configRuleEvent({ event: { eventLeftScope: undefined, configRuleName: undefined } });

    const change = changeOf(event);

    expect(change.eventLeftScope).toBe(false);
    expect(change.ruleName).toBe(event['configRuleArn']);
  });

  it('accepts a null configuration, which is for the reader of the item', () => {
    const change = changeOf(configRuleEvent({ configuration: null }));

    expect(change.item?.['configuration']).toBeNull();
  });

  it('accepts a capture time with an offset', () => {
    const event = configRuleEvent({ item: { configurationItemCaptureTime: '2026-05-04T11:12:41+02:00' } });

    const change = changeOf(event);

    expect(change.header.captureTime.toISOString()).toBe('2026-05-04T09:12:41.000Z');
  });
});

describe('EVENT_INVALID', () => {
  it.each([undefined, null, 5, 'event', [], {}])('D4: refuses the event %j', async (event) => {
    const failure = await failureOf(() => readConfigEvent(event, OWN));

    expect(failure.code).toBe('EVENT_INVALID');
  });

  it.each([
    ['accountId', undefined, 'is missing'],
    ['accountId', 111122223333, 'is a number'],
    ['configRuleArn', undefined, 'is missing'],
    ['configRuleArn', 'ecs-taskdef-no-privileged', 'is another text'],
    ['configRuleArn', 'arn:aws:lambda:eu-west-1:111122223333:function:x', 'is another text'],
    ['configRuleName', 5, 'is a number'],
    ['evaluationMode', {}, 'is an object'],
    ['eventLeftScope', 'true', 'is another text'],
    ['invokingEvent', undefined, 'is missing'],
    ['invokingEvent', null, 'is null'],
    ['invokingEvent', '', 'is an empty text'],
    ['invokingEvent', { messageType: 'ConfigurationItemChangeNotification' }, 'is an object'],
    ['invokingEvent', '{"messageType":', 'is a text that is not JSON'],
    ['invokingEvent', '[1]', 'is a JSON text that holds a list'],
    ['invokingEvent', 'null', 'is a JSON text that holds null'],
    ['resultToken', undefined, 'is missing'],
    ['resultToken', '', 'is an empty text'],
    ['ruleParameters', { check: 'x' }, 'is an object'],
    ['ruleParameters', '{"check"', 'is a text that is not JSON'],
    ['ruleParameters', '["check"]', 'is a JSON text that holds a list'],
  ])('D4: names field %s when it is %j', async (field, value, found) => {
    const failure = await failureOf(() => readConfigEvent(configRuleEvent({ event: { [field]: value } }), OWN));

    expect(failure.code).toBe('EVENT_INVALID');
    expect(failure.place.field).toBe(`event.${field}`);
    expect(failure.message).toContain(`event.${field} ${found}; expected `);
  });

  it.each([
    ['resourceType', undefined, 'is missing'],
    ['resourceType', ['AWS::ECS::TaskDefinition'], 'is a list'],
    ['resourceId', undefined, 'is missing'],
    ['resourceId', '', 'is an empty text'],
    ['resourceId', 12, 'is a number'],
    ['configurationItemStatus', null, 'is null'],
    ['configurationItemCaptureTime', undefined, 'is missing'],
    ['configurationItemCaptureTime', 'yesterday', 'is another text'],
    ['configurationItemCaptureTime', 1777885961118, 'is a number'],
    ['configurationItemCaptureTime', '2026-02-30T00:00:00.000Z', 'is another text'],
    ['awsAccountId', 111122223333, 'is a number'],
    ['awsRegion', null, 'is null'],
  ])('D4: names field %s of the item when it is %j', async (field, value, found) => {
    const failure = await failureOf(() => readConfigEvent(configRuleEvent({ item: { [field]: value } }), OWN));

    expect(failure.code).toBe('EVENT_INVALID');
    expect(failure.message).toContain(`invokingEvent.configurationItem.${field} ${found}; expected `);
  });

  it.each([undefined, null, 'item', []])('D4: names the item when it is %j', async (configurationItem) => {
    const event = configRuleEvent({ invokingEvent: { configurationItem } });

    const failure = await failureOf(() => readConfigEvent(event, OWN));

    expect(failure.code).toBe('EVENT_INVALID');
    expect(failure.place.field).toBe('invokingEvent.configurationItem');
  });

  it('survives an invokingEvent that is nested 200,000 deep', async () => {
    const invokingEvent = '['.repeat(200_000) + ']'.repeat(200_000);

    const failure = await failureOf(() => readConfigEvent(configRuleEvent({ event: { invokingEvent } }), OWN));

    expect(failure.code).toBe('EVENT_INVALID');
  });

  it('L1: never quotes what the event holds', async () => {
    const invokingEvent = '{"configuration": {"Value": "canary-hunter2"} oops';

    const failure = await failureOf(() => readConfigEvent(configRuleEvent({ event: { invokingEvent } }), OWN));

    expect(failure.message).not.toContain('canary');
    expect(failure.cause).toBeUndefined();
  });
});

describe('messageType', () => {
  it('D7: reads the header of an oversized item from its summary, and has no item', () => {
    const change = changeOf(oversizedEvent());

    expect(change).toMatchObject({ kind: 'change', item: null, header: { resourceId: 'payments-api', status: 'OK' } });
  });

  it('D4: names the summary when it is missing', async () => {
    const event = oversizedEvent({ invokingEvent: { configurationItemSummary: undefined } });

    const failure = await failureOf(() => readConfigEvent(event, OWN));

    expect(failure.place.field).toBe('invokingEvent.configurationItemSummary');
  });

  it('reads when the schedule came', () => {
    const schedule = readConfigEvent(scheduledEvent(), OWN);

    expect(schedule).toMatchObject({
      kind: 'schedule',
      resultToken: 'token-1',
      notificationTime: new Date('2026-05-04T10:00:00.000Z'),
    });
  });

  it.each([undefined, 'today', 5])(
    'D4: names the time of a schedule when it is %j',
    async (notificationCreationTime) => {
      const event = scheduledEvent({ invokingEvent: { notificationCreationTime } });

      const failure = await failureOf(() => readConfigEvent(event, OWN));

      expect(failure.place.field).toBe('invokingEvent.notificationCreationTime');
    },
  );

  it("A1: refuses another account's schedule", async () => {
    const event = scheduledEvent({ invokingEvent: { awsAccountId: '222233334444' } });

    const failure = await failureOf(() => readConfigEvent(event, OWN));

    expect(failure.code).toBe('ACCOUNT_MISMATCH');
  });

  it.each(['ConfigurationSnapshotDeliveryCompleted', 'SomethingNew', '__proto__'])(
    'D4: refuses %s',
    async (messageType) => {
      const failure = await failureOf(() => readConfigEvent(configRuleEvent({ invokingEvent: { messageType } }), OWN));

      expect(failure.code).toBe('MESSAGE_TYPE_UNSUPPORTED');
      expect(failure.message).toContain(messageType);
    },
  );

  it('names the nearest type for a slip', async () => {
    const messageType = 'ConfigurationItemChangeNotifcation';

    const failure = await failureOf(() => readConfigEvent(configRuleEvent({ invokingEvent: { messageType } }), OWN));

    expect(failure.message).toContain('Did you mean "ConfigurationItemChangeNotification"?');
  });

  it.each([undefined, null, 5, ''])('D4: names the field when it is %j', async (messageType) => {
    const failure = await failureOf(() => readConfigEvent(configRuleEvent({ invokingEvent: { messageType } }), OWN));

    expect(failure.code).toBe('EVENT_INVALID');
    expect(failure.place.field).toBe('invokingEvent.messageType');
  });
});

describe("A1: another account's or Region's event", () => {
  const FOREIGN_ACCOUNT = 'arn:aws:config:eu-west-1:222233334444:config-rule/config-rule-a1b2c3';
  const FOREIGN_REGION = 'arn:aws:config:us-east-1:111122223333:config-rule/config-rule-a1b2c3';

  it.each([
    ['accountId', { event: { accountId: '222233334444' } }, 'ACCOUNT_MISMATCH', 'event.accountId'],
    ['configRuleArn', { event: { configRuleArn: FOREIGN_ACCOUNT } }, 'ACCOUNT_MISMATCH', 'event.configRuleArn'],
    [
      'both',
      { event: { accountId: '222233334444', configRuleArn: FOREIGN_ACCOUNT } },
      'ACCOUNT_MISMATCH',
      'event.accountId',
    ],
    [
      'the Region of configRuleArn',
      { event: { configRuleArn: FOREIGN_REGION } },
      'REGION_MISMATCH',
      'event.configRuleArn',
    ],
    [
      "the item's account",
      { item: { awsAccountId: '222233334444' } },
      'ACCOUNT_MISMATCH',
      'invokingEvent.configurationItem.awsAccountId',
    ],
    [
      "the item's Region",
      { item: { awsRegion: 'us-east-1' } },
      'REGION_MISMATCH',
      'invokingEvent.configurationItem.awsRegion',
    ],
  ])('is refused by %s', async (_, settings, code, field) => {
    const failure = await failureOf(() => readConfigEvent(configRuleEvent(settings), OWN));

    expect(failure.code).toBe(code);
    expect(failure.place.field).toBe(field);
  });

  it('is refused before anything of the invoking event is read', async () => {
    const event = configRuleEvent({ event: { accountId: '222233334444', invokingEvent: 'not JSON' } });

    const failure = await failureOf(() => readConfigEvent(event, OWN));

    expect(failure.code).toBe('ACCOUNT_MISMATCH');
  });

  it.each([{ awsRegion: 'global' }, { awsRegion: undefined, awsAccountId: undefined }])(
    'is not what an item of %j is',
    (item) => {
      const change = changeOf(configRuleEvent({ item }));

      expect(change.header.resourceId).toBe('payments-api');
    },
  );
});
