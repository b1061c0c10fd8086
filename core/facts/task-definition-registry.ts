import type { JsonObject } from '../subject/json';

/** A revision as ECS describes it. */
export interface DescribedRevision {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  /** In the ECS API's spelling. */
  readonly definition: JsonObject;
  readonly tags: readonly JsonObject[];
  /** Members of ECS's answer that our client does not know, by their place: it would leave them out of a new revision. */
  readonly unmodelled: readonly string[];
}

/** Reads and registers revisions of the own account and Region. */
export interface TaskDefinitionRegistry {
  /**
   * The newest ACTIVE revision of a family, as it is now.
   *
   * @returns `undefined` when the family has none
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  newest(family: string): Promise<DescribedRevision | undefined>;

  /**
   * A revision by its number, ACTIVE or not: the definition says which.
   *
   * @returns `undefined` when there is none of that number
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  numbered(family: string, revision: number): Promise<DescribedRevision | undefined>;

  /**
   * Registers a revision.
   *
   * @param request the members of `RegisterTaskDefinition`
   * @returns the new revision
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  register(request: JsonObject): Promise<Pick<DescribedRevision, 'arn' | 'revision'>>;
}
