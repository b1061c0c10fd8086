/** Metrics of the rules function, each a count; the dashboard and alarms of the core stack are drawn of them. */
export const RULES_METRICS = {
  /** Results that AWS Config accepted. */
  delivered: 'ResultsDelivered',
  /** Results kept back because a look-up failed. */
  withheld: 'ResultsWithheld',
  /** Results that are NOT_APPLICABLE for what the item leaves unknown. */
  unknown: 'ResultsUnknown',
  /** Checks that could not be evaluated. */
  errors: 'EvaluationErrors',
  /** Invocations that ended in an error. */
  failedInvocations: 'FailedInvocations',
} as const;
