import { GuardrailsError, type ErrorPlace } from '../errors';
import { didYouMean } from '../nearest';
import type { Check, ParameterSchema } from '../registry/check';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../subject/json';

/** Keys of a Config rule's InputParameters that the handler reads and policies never see. */
export const RESERVED_PARAMETERS = ['check', 'group', 'revisions'] as const;

/**
 * Completes and checks the parameters of one check.
 *
 * Texts are coerced by the schema because AWS Config hands every value over as a string: booleans in any case, integers
 * in decimal, a list as JSON or separated by commas, a map as JSON. The empty string means "not set".
 *
 * @param given values by parameter name, as written (strings from Config, typed values from settings files)
 * @param placeOf where a parameter stands, for the message
 * @returns every declared parameter with its value or default
 * @throws GuardrailsError `PARAMETERS_INVALID` for an unknown name, a wrong type, an impossible value, a missing one
 */
export function parseParameters(
  check: Check,
  given: Readonly<Record<string, unknown>>,
  placeOf: (name: string) => ErrorPlace = (name) => ({ field: name }),
): JsonObject {
  const names = Object.keys(check.parameters);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(check.parameters, name)) continue;
    const known = names.length === 0 ? 'It has no parameters.' : `It has: ${names.join(', ')}.`;
    throw new GuardrailsError(
      'PARAMETERS_INVALID',
      `Check ${check.id} has no parameter ${JSON.stringify(name)}. ${known}${didYouMean(name, names)}`,
      { place: placeOf(name) },
    );
  }
  return Object.fromEntries(
    Object.entries(check.parameters).map(([name, schema]) => {
      const written = Object.hasOwn(given, name) ? given[name] : undefined;
      if (written === undefined || written === '') return [name, defaultOf(check, name, schema, placeOf(name))];
      return [name, coerce(check, name, schema, written, placeOf(name))];
    }),
  );
}

function defaultOf(check: Check, name: string, schema: ParameterSchema, place: ErrorPlace): Json {
  if (schema.default !== undefined) return schema.default;
  throw new GuardrailsError(
    'PARAMETERS_INVALID',
    `Check ${check.id} needs parameter "${name}" (${describe(schema)}): ${schema.description}`,
    { place },
  );
}

function coerce(check: Check, name: string, schema: ParameterSchema, written: unknown, place: ErrorPlace): Json {
  const value = typeof written === 'string' ? fromText(schema, written.trim()) : fromValue(schema, written);
  if (value !== undefined && allowed(schema, value)) return value;
  throw new GuardrailsError(
    'PARAMETERS_INVALID',
    `Parameter "${name}" of check ${check.id} is ${JSON.stringify(written)}; expected ${describe(schema)}.` +
      (typeof written === 'string' && schema.enum !== undefined ? didYouMean(written, schema.enum) : ''),
    { place },
  );
}

function fromText(schema: ParameterSchema, text: string): Json | undefined {
  switch (schema.type) {
    case 'boolean':
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
    case 'integer':
      return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'string':
      return text;
    case 'array':
      return fromValue(schema, text.startsWith('[') ? fromJson(text) : text.split(',').map((entry) => entry.trim()));
    case 'object':
      return fromValue(schema, fromJson(text));
  }
}

function fromValue(schema: ParameterSchema, value: unknown): Json | undefined {
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'string':
      // A text has been taken by `fromText`.
      return undefined;
    case 'array':
      return isListOfTexts(value) ? value : undefined;
    case 'object':
      return isMapOfTexts(value) ? value : undefined;
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '');
}

/** A map's values are texts or lists of texts (`requiredTags: {Owner: [], Stage: [prod, test]}`). */
function isMapOfTexts(value: unknown): value is JsonObject {
  return (
    isJsonObject(value) &&
    Object.values(value).every((entry) => typeof entry === 'string' || (isJsonList(entry) && isListOfTexts(entry)))
  );
}

function allowed(schema: ParameterSchema, value: Json): boolean {
  if (schema.enum !== undefined && (typeof value !== 'string' || !schema.enum.includes(value))) return false;
  const known = schema.items?.enum;
  if (known !== undefined) return isListOfTexts(value) && value.every((entry) => known.includes(entry));
  if (typeof value !== 'number') return true;
  return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
}

function describe(schema: ParameterSchema): string {
  if (schema.enum !== undefined) return `one of ${schema.enum.join(', ')}`;
  const bounds = [
    ...(schema.minimum === undefined ? [] : [`at least ${String(schema.minimum)}`]),
    ...(schema.maximum === undefined ? [] : [`at most ${String(schema.maximum)}`]),
  ];
  const range = bounds.length === 0 ? '' : ` of ${bounds.join(' and ')}`;
  switch (schema.type) {
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `an integer${range}`;
    case 'string':
      return 'a text';
    case 'array':
      return schema.items?.enum === undefined
        ? 'a list of texts without empty members (JSON, or separated by commas)'
        : `a list of ${schema.items.enum.join(', ')} (JSON, or separated by commas)`;
    case 'object':
      return 'a map (a JSON object) of texts or lists of texts';
  }
}
