import { GuardrailsError } from '../errors';
import { isJsonObject, type JsonObject, type Json } from '../subject/json';
import { normaliseConfiguration } from '../subject/normalise';
import { isRawObject, type Raw, type RawObject } from '../subject/raw';
import { isResourceType, RESOURCE_TYPES, type Subject, type SubjectOrigin } from '../subject/subject';
import { didYouMean } from '../nearest';
import { firstText, rawMember, rawText } from './raw-access';
import { arnIn, ownOf, tagsOf } from './subject-identity';

/**
 * Reads an AWS Config configuration item, as events and snapshots carry it (`ARN`, `awsAccountId`, configuration as an
 * object) or as the API answers (`arn`, `accountId`, configuration as JSON text).
 *
 * A setting that Config may leave out although it is set is unknown when it is absent, not the default.
 *
 * @param origin where the item stands in a file, or null
 * @returns a subject whose `id` is the item's resourceId byte for byte
 * @throws GuardrailsError `CONFIGURATION_MISSING` (null, absent, or text that is not JSON), `INPUT_KIND_UNKNOWN` (a type
 *   that no check judges), `EVENT_INVALID` (no resourceId)
 */
export function readConfigurationItem(item: JsonObject | RawObject, origin: SubjectOrigin | null): Subject {
  const type = firstText(item, 'resourceType') ?? '';
  if (!isResourceType(type)) {
    throw new GuardrailsError(
      'INPUT_KIND_UNKNOWN',
      `The configuration item is of resource type ${JSON.stringify(type)}, which no check judges.${didYouMean(type, RESOURCE_TYPES)}`,
      { place: { field: 'resourceType' } },
    );
  }
  const id = firstText(item, 'resourceId');
  if (id === undefined) {
    throw new GuardrailsError('EVENT_INVALID', 'The configuration item has no resourceId.', {
      place: { field: 'resourceId' },
    });
  }
  const configuration = normaliseConfiguration(type, configurationOf(item), { unrecorded: 'unknown' });
  const arn = arnIn(type, configuration) ?? firstText(item, 'ARN', 'arn') ?? null;
  return {
    type,
    id,
    arn,
    ...ownOf(arn, { account: firstText(item, 'awsAccountId', 'accountId'), region: firstText(item, 'awsRegion') }),
    source: 'config',
    tags: tagsOf(configuration, tagMap(rawMember(item, 'tags'))),
    configuration,
    logicalId: null,
    constructPath: null,
    origin,
    redirects: [],
  };
}

function configurationOf(item: RawObject): Raw {
  const configuration = rawMember(item, 'configuration');
  if (isRawObject(configuration)) return configuration;
  const parsed = typeof configuration === 'string' ? parsedObject(configuration) : undefined;
  if (parsed !== undefined) return parsed;
  throw new GuardrailsError(
    'CONFIGURATION_MISSING',
    `The configuration of the item is ${formOf(configuration)}; expected an object or the JSON text of one.`,
    { place: { field: 'configuration' } },
  );
}

function formOf(value: Raw | undefined): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text that is not the JSON of an object' : `a ${typeof value}`;
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- JSON.parse gives JSON, which its type does not say
    const value: Json = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Tags of an item are a map; the API and snapshots of some services list them. */
function tagMap(value: Raw | undefined): Readonly<Record<string, string>> {
  if (!isRawObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const text = rawText(entry);
      return text === undefined && entry !== '' ? [] : [[key, text ?? '']];
    }),
  );
}
