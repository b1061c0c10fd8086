import { CfnCondition, CfnParameter, Fn, type Stack } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { FUNCTION_NAMES } from '../core/registry/deployed-names';
import { METRICS_NAMESPACE, RULES_METRIC_NAMES } from '../core/registry/metric-names';

/** What the alarms watch: by name the function, and the queues in which something waits for a person. */
export interface Watched {
  readonly functions: readonly string[];
  /** By the queue what it means that a message is in it. */
  readonly failureQueues: readonly { readonly queue: CfnQueue; readonly meaning: string }[];
}

/**
 * Alarms on what nobody would notice otherwise: events that were given up, functions that are throttled, exemptions that cannot be
 * read. AWS Config keeps showing the previous result meanwhile.
 *
 * An alarm acts on what the account names, if it names something: CloudWatch cannot publish to the topic of notices, which
 * is encrypted by the AWS managed key.
 */
export function addAlarms(stack: Stack, { functions, failureQueues }: Watched): void {
  const action = new CfnParameter(stack, 'AlarmActionArn', {
    type: 'String',
    default: '',
    allowedPattern: '^(arn:aws[a-z-]*:[a-z0-9-]+:.+)?$',
    description: 'What alarms act on: the ARN of an SNS topic or another CloudWatch alarm action. Empty: nothing',
  });
  const acts = new CfnCondition(stack, 'AlarmsAct', {
    expression: Fn.conditionNot(Fn.conditionEquals(action.valueAsString, '')),
  });
  const alarmActions = Fn.conditionIf(acts.logicalId, [action.valueAsString], { Ref: 'AWS::NoValue' });
  const alarm = (id: string, description: string, metric: Metric): void => {
    const created = new CfnAlarm(stack, id, {
      alarmDescription: description,
      ...metric,
      statistic: metric.metricName === 'ApproximateNumberOfMessagesVisible' ? 'Maximum' : 'Sum',
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: 'GreaterThanThreshold',
      treatMissingData: 'notBreaching',
    });
    created.addPropertyOverride('AlarmActions', alarmActions);
  };
  for (const { queue, meaning } of failureQueues) {
    alarm(`${queue.node.id}Alarm`, `ecs-guardrails: ${meaning}`, {
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: [{ name: 'QueueName', value: queue.attrQueueName }],
    });
  }
  for (const name of functions) {
    alarm(`${idOf(name)}ThrottlesAlarm`, `ecs-guardrails: ${name} is throttled; its account's concurrency is too low`, {
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: name }],
    });
  }
  alarm('ExemptionsAlarm', 'ecs-guardrails: resources are judged without the exemptions that are deployed', {
    namespace: METRICS_NAMESPACE,
    metricName: RULES_METRIC_NAMES.exemptionsUnreadable,
    dimensions: [{ name: 'service', value: FUNCTION_NAMES.rules }],
  });
}

interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: { readonly name: string; readonly value: string }[];
}

/** `ecs-guardrails-rules` is `Rules`. */
function idOf(functionName: string): string {
  const word = functionName.slice(functionName.lastIndexOf('-') + 1);
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
