import { GuardrailsError } from '../errors';
import { pointerOf, type Path } from '../subject/json';
import type { PolicyRequest } from './policy';

/** Caps of one input: the engine has no time-out, so what it is given is bounded (`docs/architecture.md`, "Engine"). */
export const INPUT_LIMITS = { bytes: 256 * 1024, depth: 64 } as const;

/** A lone surrogate as `JSON.stringify` writes it; the engine aborts on it. */
const LONE_SURROGATE = /\\u[dD][89a-fA-F]/;

/**
 * The input document of the policies, as the bytes that the engine reads.
 *
 * @returns an `ArrayBuffer` of exactly the encoded length: the SDK ignores offsets
 * @throws GuardrailsError `INPUT_INVALID` for a value that is not JSON or is nested too deeply, `INPUT_TOO_LARGE`
 */
export function encodeInput({ subject, parameters, facts }: PolicyRequest): ArrayBuffer {
  const document = {
    schema: 1,
    resource: {
      type: subject.type,
      id: subject.id,
      arn: subject.arn,
      account: subject.account,
      region: subject.region,
      partition: subject.partition,
      source: subject.source,
      tags: subject.tags,
      configuration: subject.configuration,
    },
    params: parameters,
    context: { related: {}, facts },
  };
  refuseNonJson(document, []);
  const text = JSON.stringify(document);
  const wellFormed = LONE_SURROGATE.test(text) ? JSON.stringify(document, wellFormedTexts) : text;
  const bytes = new TextEncoder().encode(wellFormed);
  if (bytes.byteLength > INPUT_LIMITS.bytes) {
    throw new GuardrailsError(
      'INPUT_TOO_LARGE',
      `Resource ${subject.id} takes ${String(bytes.byteLength)} bytes as policy input; at most ${String(INPUT_LIMITS.bytes)} are judged.`,
    );
  }
  const buffer = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

function wellFormedTexts(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/**
 * What JSON.stringify would silently change (dates, maps, NaN, undefined) must not reach a policy as something else.
 *
 * @param path where the value stands; one list for the whole walk, because a list a value costs more than the check
 */
function refuseNonJson(value: unknown, path: (string | number)[]): void {
  if (path.length > INPUT_LIMITS.depth) {
    throw invalid(path, `is nested more than ${String(INPUT_LIMITS.depth)} levels deep`);
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalid(path, 'is not a finite number');
    return;
  }
  if (typeof value !== 'object') throw invalid(path, `is of type ${typeof value}, which JSON does not have`);
  const isList = Array.isArray(value);
  if (!isList) refuseForeignObject(value, path);
  for (const [key, item] of Object.entries(value)) {
    path.push(isList ? Number(key) : key);
    refuseNonJson(item, path);
    path.pop();
  }
}

function refuseForeignObject(value: object, path: Path): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw invalid(path, 'is not a plain object');
}

function invalid(path: Path, what: string): GuardrailsError {
  const pointer = pointerOf(path);
  return new GuardrailsError('INPUT_INVALID', `Policy input ${pointer} ${what}.`, {
    place: { field: pointer },
  });
}
