import type { JsonObject } from '../../../core/subject/json';
import { oversizedEvent, PRIVILEGED_TASK_DEFINITION } from '../config-rule-event';
import { JUDGED, delivering, failing, TAKEN, type AskedOfAws, type Scenario } from './scenario';
import type { Step } from './scripted-services';

const CAPTURED = 1_777_885_961.118;

const asked = (nextToken?: string): AskedOfAws => [
  'config:GetResourceConfigHistory',
  {
    resourceType: 'AWS::ECS::TaskDefinition',
    resourceId: 'payments-api',
    laterTime: CAPTURED,
    limit: 1,
    ...(nextToken === undefined ? {} : { nextToken }),
  },
];

/** An item as the API has it: other names than in events, and the configuration as a text. */
const itemOf = (configurationItemCaptureTime: number): JsonObject => ({
  version: '1.3',
  accountId: '111122223333',
  configurationItemCaptureTime,
  configurationItemStatus: 'OK',
  configurationStateId: '1777885961118',
  configurationItemMD5Hash: '',
  arn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/payments-api:12',
  resourceType: 'AWS::ECS::TaskDefinition',
  resourceId: 'payments-api',
  resourceName: 'payments-api:12',
  awsRegion: 'eu-west-1',
  availabilityZone: 'Regional',
  tags: {},
  relatedEvents: [],
  relationships: [],
  configuration: JSON.stringify(PRIVILEGED_TASK_DEFINITION),
  supplementaryConfiguration: {},
});

const page = (configurationItems: readonly JsonObject[], nextToken?: string): Step => ({
  body: { configurationItems, ...(nextToken === undefined ? {} : { nextToken }) },
});

const history = (...steps: readonly Step[]) => ({ ...TAKEN, 'config:GetResourceConfigHistory': steps });

const missing = (...requests: readonly AskedOfAws[]) =>
  failing('EVENT_OVERSIZED', 'the configuration history holds none of 2026-05-04T09:12:41.118Z', ...requests);

/** Items too large for their event, which are read from the history. */
export const OVERSIZED_SCENARIOS: readonly Scenario[] = [
  {
    name: 'D7: an item too large for its event is read from the history up to its time, through an empty page',
    events: [oversizedEvent()],
    answers: history(page([], 'page-2'), page([itemOf(CAPTURED)], 'page-3')),
    expected: delivering(asked(), asked('page-2'), JUDGED),
  },
  {
    name: 'D7: a newer item is not judged in its place',
    events: [oversizedEvent()],
    answers: history(page([itemOf(CAPTURED + 60)], 'page-2')),
    expected: missing(asked()),
  },
  {
    name: 'D7: nothing is sent when the history holds none',
    events: [oversizedEvent()],
    answers: history(page([], 'page-2'), page([])),
    expected: missing(asked(), asked('page-2')),
  },
  {
    name: 'D7: pages that come in a circle end',
    events: [oversizedEvent()],
    answers: history(page([], 'page-2'), page([], 'page-2')),
    expected: failing('AWS_CALL_FAILED', 'a page token that it had given before', asked(), asked('page-2')),
  },
  {
    name: 'D7: a history that is throttled once is asked again',
    events: [oversizedEvent()],
    answers: history({ error: 'ThrottlingException' }, page([itemOf(CAPTURED)])),
    expected: delivering(asked(), asked(), JUDGED),
  },
  {
    name: 'D7: a history that may not be read sends nothing, and names the permission',
    events: [oversizedEvent()],
    answers: history({ error: 'AccessDeniedException' }),
    expected: failing('AWS_CALL_FAILED', 'Allow config:GetResourceConfigHistory', asked()),
  },
];
