import { lambdaMetrics } from '../../../../adapters/lambda/lambda-metrics';
import { METRICS_NAMESPACE } from '../../../../core/registry/metric-names';

/** Lines that were written as metrics. */
function capture() {
  const lines: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  return lines;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('lambdaMetrics', () => {
  it('adds up counts and writes them as one line of the embedded metric format', () => {
    const lines = capture();
    const metrics = lambdaMetrics('ecs-guardrails-rules');

    metrics.count('ResultsDelivered', 2);
    metrics.count('ResultsDelivered');
    metrics.publish();

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      service: 'ecs-guardrails-rules',
      ResultsDelivered: [2, 1],
      _aws: { CloudWatchMetrics: [{ Namespace: METRICS_NAMESPACE, Dimensions: [['service']] }] },
    });
  });

  it('writes nothing when nothing was counted, and counts nothing twice', () => {
    const lines = capture();
    const metrics = lambdaMetrics('ecs-guardrails-rules');

    metrics.publish();
    metrics.count('ResultsDelivered', 0);
    metrics.publish();

    expect(lines).toEqual([]);
  });
});
