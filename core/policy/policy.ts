import type { Facts } from '../facts/facts';
import type { JsonObject } from '../subject/json';
import type { Subject } from '../subject/subject';
import type { CheckResult } from './check-result';

/** What is asked of the engine: the checks to run are the keys of `parameters`. */
export interface PolicyRequest {
  readonly subject: Subject;
  /** By check id; complete (defaults merged) and validated by `parseParameters`. */
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly facts: Facts;
}

/** A loaded policy module. */
export interface Policy {
  /** `sha256:<hex>` of the Wasm module. */
  readonly digest: string;

  /**
   * Judges one subject by the requested checks in one evaluation.
   *
   * @returns one result per requested check, in the order of the keys of `parameters`. A check that fails alone is
   *   `ERROR`; nothing that goes wrong becomes COMPLIANT.
   * @throws GuardrailsError `CHECK_UNKNOWN`, `INPUT_INVALID`, `INPUT_TOO_LARGE` when the request as a whole is unusable
   */
  evaluate(request: PolicyRequest): readonly CheckResult[];
}
