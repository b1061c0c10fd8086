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
  /** By the reference that a container names: its image by digest, for images that the check finds. */
  readonly pins: ReadonlyMap<string, ImagePin>;
}

/** An image named by its digest; or why it is not, as what follows its name. */
export type ImagePin = { readonly pinned: string } | { readonly because: string };

/**
 * A corrected definition, with what else people must know or do; or the decision that is missing, in words: one that the
 * document takes in `Values`, or one that only a change by hand can follow. Whether the definition really passes is judged
 * afterwards, by the check itself.
 */
export type Fixed =
  | { readonly definition: Definition; readonly notes?: readonly string[] }
  | { readonly needs: string }
  | { readonly cannot: string };

/** Corrects a definition for one check. Changes nothing but what the check is about. */
export type Fix = (definition: Definition, context: FixContext) => Fixed;

/** Places of the containers in which a check finds something. */
export function containersIn(violations: readonly Violation[]): ReadonlySet<number> {
  const places = violations.filter(({ path }) => path[0] === 'ContainerDefinitions').map(({ path }) => path[1]);
  return new Set(places.filter((place) => typeof place === 'number'));
}
