import type { Violation } from '../../core/policy/check-result';
import type { JsonObject } from '../../core/subject/json';

/** A task definition in the ECS API's spelling. */
export type Definition = JsonObject;

/** What a fix may work with beside the definition. */
export interface FixContext {
  /** Parameters of the check, complete. */
  readonly parameters: JsonObject;
  /** What a person decided, by name: values that no machine should choose. */
  readonly values: Readonly<Record<string, string>>;
  /** What the check finds; paths are those of the normalised configuration, whose lists keep their indexes. */
  readonly violations: readonly Violation[];
  /** Where the function runs. */
  readonly region: string;
}

/**
 * A corrected definition; or the decision that is missing, in words. Whether it really passes is judged afterwards, by the
 * check itself.
 */
export type Fixed = { readonly definition: Definition } | { readonly needs: string };

/** Corrects a definition for one check. Changes nothing but what the check is about. */
export type Fix = (definition: Definition, context: FixContext) => Fixed;
