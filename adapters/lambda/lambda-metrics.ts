import { METRICS_NAMESPACE } from '../../core/registry/metric-names';
import { Metrics as PowertoolsMetrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** What a function counts, by the name of the metric. */
export interface Metrics {
  /** Adds to a count of this invocation. */
  count(name: string, value?: number): void;
}

/** The metrics of a function, which are written at the end of each invocation. */
export interface LambdaMetrics extends Metrics {
  /** Writes what was counted, as one line in CloudWatch's embedded metric format; nothing when nothing was. */
  publish(): void;
}

/**
 * @param service dimension of every metric: the deployed name of the function
 */
export function lambdaMetrics(service: string): LambdaMetrics {
  const metrics = new PowertoolsMetrics({ namespace: METRICS_NAMESPACE, serviceName: service });
  return {
    count: (name, value = 1) => {
      if (value > 0) metrics.addMetric(name, MetricUnit.Count, value);
    },
    publish: () => {
      // Without any it would warn at each invocation.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
