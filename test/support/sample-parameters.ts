import { parseParameters } from '../../core/policy/parameters';
import type { Check, ParameterSchema } from '../../core/registry/check';
import type { Json, JsonObject } from '../../core/subject/json';

/** The complete parameters of a check: those given, else its defaults, and something where there is no default. */
export function sampleParameters(check: Check, given: JsonObject = {}): JsonObject {
  const required = Object.entries(check.parameters).filter(([, schema]) => schema.default === undefined);
  const samples = Object.fromEntries(required.map(([name, schema]) => [name, sampleOf(schema)]));
  return parseParameters(check, { ...samples, ...given });
}

function sampleOf({ type, enum: allowed, minimum }: ParameterSchema): Json {
  switch (type) {
    case 'boolean':
      return false;
    case 'integer':
      return minimum ?? 0;
    case 'string':
      return allowed?.[0] ?? 'sample';
    case 'array':
      return ['sample'];
    case 'object':
      return {};
  }
}
