import { isJsonObject, type Json } from '../json';
import { SandboxError } from '../sandbox-error';

const REFERENCE = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/**
 * Replaces every `{{ Name }}` and `{{ Step.Output }}` in the texts of a value, in one pass: what a value brings along is
 * never read as a reference again.
 *
 * @throws SandboxError for a name without a value
 */
export function substitute(value: Json, values: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return value.replaceAll(REFERENCE, (_, name: string) => valueOf(name, values));
  if (Array.isArray(value)) return value.map((item: Json) => substitute(item, values));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, values)]));
}

function valueOf(name: string, values: ReadonlyMap<string, string>): string {
  const found = values.get(name);
  if (found === undefined) throw new SandboxError(`{{ ${name} }} has no value.`);
  return found;
}
