import { GuardrailsError } from '../errors';
import { didYouMean } from '../nearest';
import { normaliseConfiguration } from '../subject/normalise';
import { isRawObject, type Raw, type RawObject } from '../subject/raw';
import {
  isResourceType,
  RESOURCE_TYPES,
  type ResourceType,
  type Subject,
  type SubjectOrigin,
} from '../subject/subject';
import { parseJsonText, jsonOrNothing, tooDeepAt } from '../subject/json-text';
import { tagsOf } from '../subject/tags';
import { rawMember, textMember, textOf } from './raw-members';
import { arnIn, identityOf } from './subject-identity';

/**
 * Reads an AWS Config configuration item, in the form of events and snapshots (`ARN`, `awsAccountId`, configuration as an
 * object) or of the API (`arn`, `accountId`, configuration as a JSON text).
 *
 * A setting that Config may leave out although it is set is unknown when its key is not there, not the default.
 *
 * @param origin where the item stands in a file, or null
 * @returns a subject whose `id` is the item's resourceId byte for byte
 * @throws GuardrailsError `INPUT_KIND_UNKNOWN` (a type that no check judges), `EVENT_INVALID` (no resourceId),
 *   `CONFIGURATION_MISSING` (absent, null or no object), `JSON_PARSE`, `DEPTH_EXCEEDED`; none quotes the configuration
 */
export function readConfigurationItem(item: RawObject, origin: SubjectOrigin | null): Subject {
  const type = typeOf(item);
  const id = textMember(item, 'resourceId');
  if (id === undefined || id === '') {
    throw new GuardrailsError('EVENT_INVALID', 'The configuration item has no resourceId.', {
      place: { field: 'resourceId' },
    });
  }
  const written = configurationOf(item);
  const raw = withSupplement(written, rawMember(item, 'supplementaryConfiguration')?.value);
  const configuration = normaliseConfiguration(type, raw, { absence: 'unrecorded' });
  return {
    type,
    id,
    ...identityOf(textMember(item, 'ARN', 'arn') ?? arnIn(type, configuration), {
      account: textMember(item, 'awsAccountId', 'accountId'),
      region: textMember(item, 'awsRegion'),
    }),
    source: 'config',
    tags: tagsOf(configuration['Tags'], tagMap(rawMember(item, 'tags')?.value)),
    configuration,
    logicalId: null,
    constructPath: null,
    origin,
    redirects: [],
  };
}

function typeOf(item: RawObject): ResourceType {
  const type = textMember(item, 'resourceType') ?? '';
  if (isResourceType(type)) return type;
  const shown = type === '' ? 'without a resourceType' : `of type ${JSON.stringify(type.slice(0, 64))}`;
  throw new GuardrailsError(
    'INPUT_KIND_UNKNOWN',
    `The configuration item is ${shown}; judged are ${RESOURCE_TYPES.join(', ')}.${didYouMean(type.slice(0, 64), RESOURCE_TYPES)}`,
    { place: { field: 'resourceType' } },
  );
}

function configurationOf(item: RawObject): RawObject {
  const written = rawMember(item, 'configuration')?.value;
  const value = typeof written === 'string' && written !== '' ? parseJsonText(written, 'configuration') : written;
  if (isRawObject(value)) return value;
  throw new GuardrailsError(
    'CONFIGURATION_MISSING',
    `The configuration of the item is ${kindOf(value)}; expected an object, or a JSON text that holds one.`,
    { place: { field: 'configuration' } },
  );
}

function kindOf(value: Raw | undefined): string {
  if (value === undefined || value === null) return 'absent or null';
  return Array.isArray(value) ? 'a list' : 'a scalar';
}

/** What Config records beside the configuration (texts that hold JSON) adds the members that the configuration lacks. */
function withSupplement(configuration: RawObject, supplement: Raw | undefined): RawObject {
  if (!isRawObject(supplement)) return configuration;
  const known = new Set(Object.keys(configuration).map((key) => key.toLowerCase()));
  const more = Object.entries(supplement).filter(([key]) => !known.has(key.toLowerCase()));
  return { ...Object.fromEntries(more.map(([key, value]) => [key, inner(value)])), ...configuration };
}

function inner(value: Raw): Raw {
  if (typeof value !== 'string' || tooDeepAt(value) !== undefined) return value;
  const parsed = jsonOrNothing(value);
  return typeof parsed === 'object' ? parsed : value;
}

function tagMap(tags: Raw | undefined): Readonly<Record<string, string>> {
  if (!isRawObject(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}
