/** What a custom rule may send; INSUFFICIENT_DATA is refused by `PutEvaluations` (AWS Config API reference). */
export type ComplianceType = 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';

/** One result for AWS Config (API `Evaluation`). */
export interface Evaluation {
  readonly resourceType: string;
  /** Echoed byte for byte from the event, or the result attaches to a phantom resource. */
  readonly resourceId: string;
  readonly compliance: ComplianceType;
  /** 1 to 256 UTF-16 units, or `undefined`: an empty annotation is refused. */
  readonly annotation: string | undefined;
  /** Time of the configuration item or of the schedule, never of the evaluation. */
  readonly orderingTimestamp: Date;
}

/** Delivers results to AWS Config. */
export interface Evaluations {
  /**
   * Sends all results, in batches, retrying those that Config reports as failed.
   *
   * @throws GuardrailsError `EVALUATIONS_UNDELIVERED` naming the resource ids that were not accepted,
   *   `EVALUATIONS_REJECTED` when Config refused the call for good (token, rule or parameter)
   */
  put(resultToken: string, evaluations: readonly Evaluation[]): Promise<void>;
}
