import * as z from 'zod';
import type { Recorder } from '../config-rules/recorder';
import { AwsError } from '../gateway/aws-error';
import { nextToken, pageOf } from '../gateway/page';
import { operation, type Operation } from '../gateway/service';
import { isJsonObject, textOf, type Json, type JsonObject } from '../json';
import { epochSeconds } from '../sandbox-clock';

const VALIDATION = 'ValidationException';
const INVALID_TOKEN = 'InvalidNextTokenException';

/** `DEFAULT` pages of `ListDiscoveredResources` and `GetResourceConfigHistory` (AWS Config API reference). */
const PAGE = { resources: 100, items: 10 } as const;

const page = { limit: z.number().int().min(0).max(100).default(0), nextToken: z.string().optional() };

const resource = { resourceType: z.string().min(1), resourceId: z.string().min(1).max(768) };

const listDiscovered = z.strictObject({ resourceType: z.string().min(1), ...page });

const batchGet = z.strictObject({ resourceKeys: z.array(z.strictObject(resource)).min(1).max(100) });

const getHistory = z.strictObject({
  ...resource,
  ...page,
  earlierTime: z.number().optional(),
  laterTime: z.number().optional(),
  chronologicalOrder: z.enum(['Forward', 'Reverse']).default('Reverse'),
});

/** The operations of AWS Config that tell what was recorded. */
export function configItems(recorder: Recorder): readonly (readonly [string, Operation])[] {
  return [
    [
      'ListDiscoveredResources',
      operation('config:ListDiscoveredResources', listDiscovered, VALIDATION, ({ resourceType, limit, ...input }) => {
        const listed = pageOf(recorder.newest(resourceType), limit || PAGE.resources, input.nextToken, INVALID_TOKEN);
        const resourceIdentifiers = listed.items.map((item) => ({
          resourceType,
          resourceId: textOf(item, 'resourceId'),
          resourceName: textOf(item, 'resourceName'),
        }));
        return { resourceIdentifiers, ...nextToken(listed) };
      }),
    ],
    [
      'BatchGetResourceConfig',
      // A resource that is not recorded is left out, without a word.
      operation('config:BatchGetResourceConfig', batchGet, VALIDATION, ({ resourceKeys }) => ({
        baseConfigurationItems: resourceKeys.flatMap(({ resourceType, resourceId }) => {
          const item = recorder.history(resourceType, resourceId).at(-1);
          return item === undefined ? [] : [baseItem(item)];
        }),
      })),
    ],
    [
      'GetResourceConfigHistory',
      operation('config:GetResourceConfigHistory', getHistory, VALIDATION, (input) => historyOf(recorder, input)),
    ],
  ];
}

function historyOf(recorder: Recorder, input: z.output<typeof getHistory>): object {
  const { resourceType, resourceId, earlierTime = -Infinity, laterTime = Infinity } = input;
  const recorded = recorder.history(resourceType, resourceId);
  if (recorded.length === 0) {
    throw new AwsError(
      'ResourceNotDiscoveredException',
      `Resource ${resourceId} of resourceType:${resourceType} is unknown or has not been discovered`,
    );
  }
  const inRange = recorded.filter((item) => earlierTime <= capturedAt(item) && capturedAt(item) <= laterTime);
  const ordered = input.chronologicalOrder === 'Forward' ? inRange : inRange.toReversed();
  const listed = pageOf(ordered, input.limit || PAGE.items, input.nextToken, INVALID_TOKEN);
  return { configurationItems: listed.items.map(wholeItem), ...nextToken(listed) };
}

/** An item of an event in the API's form: other names, times as numbers, the configuration as a text, no tags. */
function baseItem(item: JsonObject): JsonObject {
  const same = ['resourceType', 'resourceId', 'resourceName', 'awsRegion', 'availabilityZone'] as const;
  return {
    version: textOf(item, 'configurationItemVersion'),
    accountId: textOf(item, 'awsAccountId'),
    configurationItemCaptureTime: capturedAt(item),
    configurationItemStatus: textOf(item, 'configurationItemStatus'),
    configurationStateId: JSON.stringify(item['configurationStateId']),
    arn: textOf(item, 'ARN'),
    ...Object.fromEntries(same.map((name) => [name, textOf(item, name)])),
    configuration: JSON.stringify(item['configuration']),
    supplementaryConfiguration: texts(item['supplementaryConfiguration']),
  };
}

function wholeItem(item: JsonObject): JsonObject {
  return {
    ...baseItem(item),
    configurationItemMD5Hash: textOf(item, 'configurationStateMd5Hash'),
    tags: item['tags'] ?? {},
    relatedEvents: item['relatedEvents'] ?? [],
    relationships: item['relationships'] ?? [],
  };
}

/** Seconds since the epoch. */
function capturedAt(item: JsonObject): number {
  return epochSeconds(new Date(textOf(item, 'configurationItemCaptureTime')));
}

function texts(value: Json | undefined): JsonObject {
  const members = isJsonObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(members.map(([name, member]) => [name, JSON.stringify(member)]));
}
