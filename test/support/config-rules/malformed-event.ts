import fc from 'fast-check';
import { isJsonObject, isWithin, valueAt, type JsonObject, type Path } from '../../../core/subject/json';
import type { ResourceType } from '../../../core/subject/subject';
import { checkNamed } from '../../../core/registry/registry';
import { EXAMPLES } from '../all-examples';
import { configRuleEvent, oversizedEvent, PRIVILEGED_TASK_DEFINITION, scheduledEvent } from '../config-rule-event';
import { FORMS } from '../forms';
import { configEvent, configEventOf } from '../forms/config-item-forms';
import { jsonOf } from '../json-of';
import { malformations, malformed, type Malformation } from './malformed';

/** What nothing may repeat: it stands in the values of variables, labels, commands, log options and tags. */
export const CANARY = 'canary-hunter2';

/** A resource with the check that a rule asks about it, and whether it passes. */
export interface Base {
  readonly type: ResourceType;
  readonly parameters: JsonObject;
  readonly configuration: JsonObject;
  readonly passes: boolean;
  /** Whether the check judges resources of the type on schedule, too. */
  readonly isScheduled: boolean;
}

/** An event of which something is malformed, and everything that is needed to say what may come of it. */
export interface MalformedEvent {
  readonly kind: 'change' | 'oversized' | 'schedule';
  readonly base: Base;
  readonly event: unknown;
  /** What AWS Config answers about the resource: its configuration as a text, which may be malformed as well. */
  readonly recorded: string;
  /** Whether the resource's own settings and the rule's parameters are as they were: then the verdict may not get better. */
  readonly isResourceWhole: boolean;
}

const container = (settings: JsonObject): JsonObject => ({
  Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments:4.2.0',
  Essential: true,
  Command: ['serve', `--password=${CANARY}`],
  Environment: [{ Name: 'DB_PASSWORD', Value: CANARY }],
  DockerLabels: { release: CANARY },
  LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': CANARY } },
  LinuxParameters: { Capabilities: { Add: [], Drop: ['ALL'] } },
  ...settings,
});

const definition = (passes: boolean, ...containers: readonly JsonObject[]): Base => ({
  type: 'AWS::ECS::TaskDefinition',
  parameters: { check: 'ecs-taskdef-no-privileged' },
  configuration: {
    ...PRIVILEGED_TASK_DEFINITION,
    ContainerDefinitions: containers,
    Tags: [{ Key: 'team', Value: CANARY }],
  },
  passes,
  isScheduled: false,
});

/** Task definitions whose verdict can be told by a second reading of what was malformed. */
export const DEFINITIONS: readonly Base[] = [
  definition(false, container({ Name: 'app', Privileged: true }), container({ Name: 'agent', Privileged: true })),
  definition(true, container({ Name: 'app', Privileged: false }), container({ Name: 'agent' })),
];

const FORM = FORMS.find(({ name }) => name === configEvent.name) ?? configEvent;

/** Every example that is recorded and needs no look-up, of every type and check, as AWS Config records it. */
const RECORDED: readonly Base[] = EXAMPLES.filter(
  (example) => FORM.obstacle(example) === undefined && Object.keys(example.facts).length === 0,
).map((example) => {
  const { type, check, params, kind } = example;
  const { invokingEvent } = configEventOf(example, {});
  const configuration = valueAt(jsonOf(String(invokingEvent)), ['configurationItem', 'configuration']);
  return {
    type,
    parameters: { check, ...params },
    configuration: isJsonObject(configuration) ? configuration : {},
    passes: kind === 'good',
    isScheduled: checkNamed(check).trigger !== 'change' && checkNamed(check).resourceTypes.includes(type),
  };
});

const bases = fc.oneof(fc.constantFrom(...DEFINITIONS), fc.constantFrom(...RECORDED));
const scheduledBases = fc.constantFrom(...RECORDED.filter(({ isScheduled }) => isScheduled));

/** Which of the documents of an event is malformed: most are JSON texts inside another. */
type Document = 'event' | 'notification' | 'parameters' | 'recorded';

// Most places are in the notification and in what was recorded.
const documents: fc.Arbitrary<Document> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('event' as const) },
  { weight: 6, arbitrary: fc.constant('notification' as const) },
  { weight: 1, arbitrary: fc.constant('parameters' as const) },
  { weight: 3, arbitrary: fc.constant('recorded' as const) },
);

/** Events of all kinds about resources of all types, malformed in one to three places. */
export const malformedEvents: fc.Arbitrary<MalformedEvent> = fc
  .oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('change' as const), base: bases }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('oversized' as const), base: bases }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('schedule' as const), base: scheduledBases }) },
  )
  .chain(({ kind, base }) =>
    fc.record({ document: documents, changes: malformations }).map((how) => malformedEvent(kind, base, how)),
  );

function malformedEvent(
  kind: MalformedEvent['kind'],
  base: Base,
  { document, changes }: { readonly document: Document; readonly changes: readonly Malformation[] },
): MalformedEvent {
  const sound = soundEvent(kind, base);
  const texts = {
    notification: String(sound['invokingEvent']),
    parameters: String(sound['ruleParameters']),
    recorded: JSON.stringify(base.configuration),
  };
  const about = { kind, base, recorded: texts.recorded };
  switch (document) {
    case 'event': {
      const { text } = malformed(jsonOf(JSON.stringify(sound)), changes);
      // Parameters are in it as a text, which is malformed as a whole or not at all; the notification is, too.
      return { ...about, event: parsedOrText(text), isResourceWhole: text.includes(JSON.stringify(texts.parameters)) };
    }
    case 'notification': {
      const { text, places } = malformed(jsonOf(texts.notification), changes);
      return { ...about, event: { ...sound, invokingEvent: text }, isResourceWhole: !places.some(touchesResource) };
    }
    case 'parameters': {
      const { text } = malformed(jsonOf(texts.parameters), changes);
      return { ...about, event: { ...sound, ruleParameters: text }, isResourceWhole: false };
    }
    case 'recorded': {
      const { text } = malformed(jsonOf(texts.recorded), changes);
      return { ...about, event: withConfiguration(sound, text), recorded: text, isResourceWhole: false };
    }
  }
}

function soundEvent(kind: MalformedEvent['kind'], { type, configuration, parameters }: Base): Record<string, unknown> {
  if (kind === 'schedule') return scheduledEvent({ parameters });
  if (kind === 'oversized') return oversizedEvent({ item: { resourceType: type }, parameters });
  return configRuleEvent({ item: { resourceType: type }, configuration, parameters });
}

/** The item's configuration may be a text, too, as the API has it. */
function withConfiguration(event: Record<string, unknown>, configuration: string): Record<string, unknown> {
  const notification = jsonOf(String(event['invokingEvent']));
  if (notification === null || typeof notification !== 'object' || !('configurationItem' in notification)) return event;
  const item = { ...Object(notification.configurationItem), configuration };
  return { ...event, invokingEvent: JSON.stringify({ ...notification, configurationItem: item }) };
}

/** Tags and the type say what is judged as much as the configuration does. */
const OF_THE_RESOURCE: readonly Path[] = [
  'configuration',
  'supplementaryConfiguration',
  'tags',
  'resourceType',
  'ARN',
].map((name) => ['configurationItem', name]);

function touchesResource(place: Path): boolean {
  return OF_THE_RESOURCE.some((path) => isWithin(place, path) || isWithin(path, place));
}

/** Lambda hands over what is JSON; what is not must be refused all the same. */
function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
