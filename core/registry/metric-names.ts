/** CloudWatch namespace of all our functions. */
export const METRICS_NAMESPACE = 'EcsGuardrails';

/** Metrics of the rules function, each a count: what it counts and what the dashboard draws. */
export const RULES_METRIC_NAMES = {
  /** Results that AWS Config accepted. */
  delivered: 'ResultsDelivered',
  /** Results kept back because a look-up failed. */
  withheld: 'ResultsWithheld',
  /** Results that are NOT_APPLICABLE for what the item leaves unknown. */
  unknown: 'ResultsUnknown',
  /** Results that are NOT_APPLICABLE because every violation is exempt. */
  exempt: 'ResultsExempt',
  /** Invocations that judged without the exemptions that are deployed. */
  exemptionsUnreadable: 'ExemptionsUnreadable',
  /** Checks that could not be evaluated. */
  errors: 'EvaluationErrors',
  /** Invocations that ended in an error. */
  failedInvocations: 'FailedInvocations',
} as const;
