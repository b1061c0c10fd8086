import { FACT_SHAPES } from '../facts/fact-shapes';
import { UNKNOWN_REASONS } from '../subject/unknown';
import type { Json, JsonObject } from '../subject/json';
import { RESOURCE_TYPES } from '../subject/subject';
import type { Shape } from '../subject/shapes/shape';
import { SHAPES } from '../subject/shapes/shapes';
import type { Check, ParameterSchema } from './check';

const UNKNOWN: JsonObject = {
  type: 'object',
  required: ['$unknown', 'detail'],
  properties: { $unknown: { type: 'string', enum: [...UNKNOWN_REASONS] }, detail: { type: 'string' } },
};

/**
 * JSON Schema of the policy input (`policies/schemas/input.json`): what `opa check --schema` holds every policy against,
 * so that a mistyped field or parameter fails at build time.
 *
 * The configurations of all resource types are one object: a policy knows its type by `input.resource.type`. A place may
 * always be the unknown marker instead.
 */
export function inputSchema(checks: readonly Check[]): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: {
      schema: { type: 'integer' },
      resource: {
        type: 'object',
        properties: {
          type: { type: 'string', enum: [...RESOURCE_TYPES] },
          id: { type: 'string' },
          arn: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          account: orUnknown({ type: 'string' }),
          region: orUnknown({ type: 'string' }),
          partition: { type: 'string' },
          source: { type: 'string' },
          tags: { type: 'object', additionalProperties: { type: 'string' } },
          configuration: configuration(),
        },
      },
      params: {
        type: 'object',
        properties: Object.fromEntries(checks.map((check) => [check.id, parametersOf(check)])),
        // `main` walks the keys.
        additionalProperties: { type: 'object' },
      },
      context: {
        type: 'object',
        properties: {
          related: { type: 'object', additionalProperties: {} },
          facts: facts(),
        },
      },
    },
  };
}

/** A look-up that failed is the marker at its place, or at the place of the one thing that could not be had. */
function facts(): JsonObject {
  const shapes = Object.entries(FACT_SHAPES);
  return {
    type: 'object',
    properties: Object.fromEntries(
      shapes.map(([name, { shape }]) => [name, shape === null ? {} : orUnknown(schemaOf(shape))]),
    ),
    // `lib.fact` takes the name.
    additionalProperties: {},
  };
}

function configuration(): JsonObject {
  let properties: JsonObject = {};
  for (const type of RESOURCE_TYPES) properties = merge(properties, membersOf(SHAPES[type]));
  return { type: 'object', properties };
}

/** Where two types use one name for different things, either is allowed. */
function merge(left: JsonObject, right: JsonObject): JsonObject {
  const merged = new Map<string, Json>(Object.entries(left));
  for (const [name, schema] of Object.entries(right)) {
    const other = merged.get(name);
    const isNew = other === undefined || JSON.stringify(other) === JSON.stringify(schema);
    merged.set(name, isNew ? schema : { anyOf: [other, schema] });
  }
  return Object.fromEntries(merged);
}

function membersOf(shape: Shape & { readonly kind: 'object' }): JsonObject {
  return Object.fromEntries(
    Object.entries(shape.members).map(([name, { shape }]) => [name, orUnknown(schemaOf(shape))]),
  );
}

function schemaOf(shape: Shape): JsonObject {
  switch (shape.kind) {
    case 'text':
      return { type: 'string' };
    case 'flag':
      return { type: 'boolean' };
    case 'number':
    case 'quantity':
      return { type: 'number' };
    case 'list':
      return { type: 'array', items: orUnknown(schemaOf(shape.items)) };
    case 'map':
      return { type: 'object', additionalProperties: orUnknown(schemaOf(shape.values)) };
    case 'object':
      return { type: 'object', properties: membersOf(shape) };
  }
}

function orUnknown(schema: JsonObject): JsonObject {
  return { anyOf: [schema, UNKNOWN] };
}

function parametersOf(check: Check): JsonObject {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(check.parameters).map(([name, schema]) => [name, parameterSchemaOf(schema)]),
    ),
  };
}

function parameterSchemaOf(schema: ParameterSchema): JsonObject {
  switch (schema.type) {
    case 'array':
      return { type: 'array', items: { type: 'string' } };
    case 'object':
      return { type: 'object', additionalProperties: {} };
    case 'boolean':
    case 'integer':
    case 'string':
      return { type: schema.type };
  }
}
