import {
  BatchGetResourceConfigCommand,
  GetComplianceDetailsByConfigRuleCommand,
  GetResourceConfigHistoryCommand,
  ListDiscoveredResourcesCommand,
  type ConfigServiceClient,
  type ResourceKey,
} from '@aws-sdk/client-config-service';

import type { EvaluatedResource, RecordedItems } from '../../core/facts/recorded-items';
import type { JsonObject } from '../../core/subject/json';
import { ACCOUNT_TYPE, RESOURCE_TYPES } from '../../core/subject/subject';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { jsonOf } from '../aws/json-of';
import { eachPage, everyPage } from '../aws/pages';

/** Most keys that a call takes, and most resources that a page holds (AWS Config API reference). */
const PAGE = 100;
/** How often keys that AWS Config did not get to are asked for again. */
const MAX_ROUNDS = 4;

/** Types that AWS Config records. The SDK's own list of all types would be a tenth of the bundle. */
const RECORDED_TYPES = RESOURCE_TYPES.filter((type) => type !== ACCOUNT_TYPE);

type RecordedType = (typeof RECORDED_TYPES)[number];

/** Reads what AWS Config has recorded in the own account and Region. */
export function configRecordedItems(client: ConfigServiceClient, calls: AwsCalls): RecordedItems {
  return {
    captured: (resourceType, resourceId, captureTime) => captured(client, calls, resourceType, resourceId, captureTime),
    present: (resourceType) => present(client, calls, resourceType),
    newest: (resourceType, resourceIds) => newest(client, calls, resourceType, resourceIds),
    evaluated: (ruleName) => evaluated(client, calls, ruleName),
  };
}

/**
 * Without `laterTime` a newer item than the one of the event would be judged. A page may be empty and yet have a token: a
 * call looks at seven days at most (`GetResourceConfigHistory`).
 */
async function captured(
  client: ConfigServiceClient,
  calls: AwsCalls,
  resourceType: string,
  resourceId: string,
  captureTime: Date,
): Promise<JsonObject | undefined> {
  const call: AwsCall = { action: 'config:GetResourceConfigHistory', target: resourceId };
  const pages = eachPage(call, async (nextToken) => {
    const answer = await calls.run(call, (abortSignal) =>
      client.send(
        new GetResourceConfigHistoryCommand({
          resourceType: knownType(call, resourceType),
          resourceId,
          laterTime: captureTime,
          limit: 1,
          nextToken,
        }),
        { abortSignal },
      ),
    );
    return { items: answer.configurationItems ?? [], next: answer.nextToken };
  });
  for await (const [item] of pages) {
    if (item === undefined) continue;
    return item.configurationItemCaptureTime?.getTime() === captureTime.getTime() ? jsonOf(item) : undefined;
  }
  return undefined;
}

async function present(client: ConfigServiceClient, calls: AwsCalls, resourceType: string): Promise<readonly string[]> {
  const call: AwsCall = { action: 'config:ListDiscoveredResources', target: resourceType };
  const resources = await everyPage(call, async (nextToken) => {
    const command = new ListDiscoveredResourcesCommand({
      resourceType: knownType(call, resourceType),
      limit: PAGE,
      nextToken,
    });
    const answer = await calls.run(call, (abortSignal) => client.send(command, { abortSignal }));
    return { items: answer.resourceIdentifiers ?? [], next: answer.nextToken };
  });
  const ids = resources.map(({ resourceId }) => {
    if (resourceId === undefined) throw answerInvalid(call, 'a resource without an id');
    return resourceId;
  });
  return [...new Set(ids)];
}

async function newest(
  client: ConfigServiceClient,
  calls: AwsCalls,
  resourceType: string,
  resourceIds: readonly string[],
): Promise<readonly JsonObject[]> {
  const call: AwsCall = { action: 'config:BatchGetResourceConfig', target: resourceType };
  const items: JsonObject[] = [];
  let keys: ResourceKey[] = resourceIds.map((resourceId) => ({
    resourceId,
    resourceType: knownType(call, resourceType),
  }));
  for (let round = 0; keys.length > 0; round += 1) {
    if (round === MAX_ROUNDS) throw answerInvalid(call, `${keys.length} keys that it did not get to`);
    const asked = keys;
    const answer = await calls.run(call, (abortSignal) =>
      client.send(new BatchGetResourceConfigCommand({ resourceKeys: asked }), { abortSignal }),
    );
    items.push(...(answer.baseConfigurationItems ?? []).map(jsonOf));
    keys = answer.unprocessedResourceKeys ?? [];
  }
  return items;
}

async function evaluated(
  client: ConfigServiceClient,
  calls: AwsCalls,
  ruleName: string,
): Promise<readonly EvaluatedResource[]> {
  const call: AwsCall = { action: 'config:GetComplianceDetailsByConfigRule', target: ruleName };
  const results = await everyPage(call, async (NextToken) => {
    const command = new GetComplianceDetailsByConfigRuleCommand({ ConfigRuleName: ruleName, Limit: PAGE, NextToken });
    const answer = await calls.run(call, (abortSignal) => client.send(command, { abortSignal }));
    return { items: answer.EvaluationResults ?? [], next: answer.NextToken };
  });
  return results.map(({ EvaluationResultIdentifier }) => {
    const { ResourceType: resourceType, ResourceId: resourceId } =
      EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
    if (resourceType === undefined || resourceId === undefined) throw answerInvalid(call, 'a result of no resource');
    return { resourceType, resourceId };
  });
}

/** Types are text to us and an enumeration to the SDK. */
function knownType(call: AwsCall, resourceType: string): RecordedType {
  const known = RECORDED_TYPES.find((type) => type === resourceType);
  if (known === undefined)
    throw answerInvalid(call, `the type ${JSON.stringify(resourceType)}, which it does not record`);
  return known;
}
