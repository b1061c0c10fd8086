import type { RawObject } from '../subject/raw';

/** What AWS Config has recorded. */
export interface RecordedItems {
  /**
   * The item of a resource that was captured at a time: what an event about an oversized item leaves out.
   *
   * @returns the item in the API's form; `undefined` when the history holds none of that time
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  captured(resourceType: string, resourceId: string, captureTime: Date): Promise<RawObject | undefined>;

  /**
   * Ids of the resources of a type that are there.
   *
   * @throws GuardrailsError `AWS_CALL_FAILED`; never a part of the list
   */
  present(resourceType: string): Promise<readonly string[]>;

  /**
   * Newest items of some resources, at most 100; one that is not recorded any more is left out.
   *
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  newest(resourceType: string, resourceIds: readonly string[]): Promise<readonly RawObject[]>;

  /**
   * Resources that have a result of a rule.
   *
   * @throws GuardrailsError `AWS_CALL_FAILED`; never a part of the list
   */
  evaluated(ruleName: string): Promise<readonly EvaluatedResource[]>;
}

/** A resource that a rule has a result for. Ids are unique within a type only. */
export interface EvaluatedResource {
  readonly resourceType: string;
  readonly resourceId: string;
}
