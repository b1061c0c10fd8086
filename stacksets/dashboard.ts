import { Fn, type Stack } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { FUNCTION_NAMES } from '../core/registry/deployed-names';
import { METRICS_NAMESPACE, RULES_METRIC_NAMES } from '../core/registry/metric-names';

type MetricRow = readonly (string | object)[];

interface Graph {
  readonly title: string;
  readonly stat: 'Sum' | 'Average' | 'p99' | 'Maximum';
  readonly metrics: readonly MetricRow[];
}

/** Width and height of a graph on CloudWatch's grid of 24 columns. */
const GRAPH = { width: 12, height: 6, columns: 2 } as const;

/**
 * What on-call looks at first: whether results arrive, what keeps them back, how long they take, and whether something waits.
 *
 * @param queues queues by what waits in them
 */
export function addDashboard(stack: Stack, queues: Readonly<Record<string, CfnQueue>>): void {
  const functions = Object.values(FUNCTION_NAMES);
  const lambda = (metric: string): readonly MetricRow[] =>
    functions.map((name) => ['AWS/Lambda', metric, 'FunctionName', name]);
  const graphs: readonly Graph[] = [
    {
      title: 'Evaluations: results by what became of them',
      stat: 'Sum',
      metrics: Object.values(RULES_METRIC_NAMES).map((metric) => [
        METRICS_NAMESPACE,
        metric,
        'service',
        FUNCTION_NAMES.rules,
      ]),
    },
    { title: 'Errors', stat: 'Sum', metrics: lambda('Errors') },
    { title: 'Throttles', stat: 'Sum', metrics: lambda('Throttles') },
    { title: 'Duration (p99, ms)', stat: 'p99', metrics: lambda('Duration') },
    {
      title: 'Oldest message (s)',
      stat: 'Maximum',
      metrics: Object.entries(queues).map(([label, queue]) => [
        'AWS/SQS',
        'ApproximateAgeOfOldestMessage',
        'QueueName',
        `\${${stack.getLogicalId(queue)}.QueueName}`,
        { label },
      ]),
    },
    {
      title: 'Oldest event that waits for the rules function (ms)',
      stat: 'Maximum',
      metrics: [['AWS/Lambda', 'AsyncEventAge', 'FunctionName', FUNCTION_NAMES.rules]],
    },
  ];
  new CfnDashboard(stack, 'Dashboard', {
    dashboardName: Fn.sub('ecs-guardrails-${AWS::Region}'),
    dashboardBody: Fn.sub(JSON.stringify({ widgets: graphs.map(widget) })),
  });
}

function widget({ title, stat, metrics }: Graph, index: number): object {
  return {
    type: 'metric',
    x: (index % GRAPH.columns) * GRAPH.width,
    y: Math.floor(index / GRAPH.columns) * GRAPH.height,
    width: GRAPH.width,
    height: GRAPH.height,
    properties: { title, stat, metrics, period: 300, view: 'timeSeries', region: '${AWS::Region}' },
  };
}
