import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

/** A queue as a template declares it. */
export interface QueueResource {
  readonly arn: string;
  readonly deadLetterArn: string | null;
  /** How often a message is received before it goes to the dead letters. */
  readonly maxReceiveCount: number;
}

/** An event source mapping from a queue to a function. */
export interface QueueMapping {
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** Whether the function may report single messages as failed. */
  readonly partialBatch: boolean;
}

const queueSchema = z.object({
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number(),
  FunctionResponseTypes: z.array(z.string()).optional(),
});

/** The queues of a template. */
export function queuesOf(template: StackTemplate): readonly QueueResource[] {
  return template.resources('AWS::SQS::Queue').map((resource) => {
    const { RedrivePolicy } = propertiesOf(template, resource, queueSchema);
    return {
      arn: template.arn(resource.logicalId),
      deadLetterArn: RedrivePolicy?.deadLetterTargetArn ?? null,
      maxReceiveCount: RedrivePolicy?.maxReceiveCount ?? Infinity,
    };
  });
}

/** The event source mappings of a template. */
export function queueMappingsOf(template: StackTemplate): readonly QueueMapping[] {
  return template.resources('AWS::Lambda::EventSourceMapping').map((resource) => {
    const mapping = propertiesOf(template, resource, mappingSchema);
    return {
      queueArn: mapping.EventSourceArn,
      functionName: mapping.FunctionName,
      batchSize: mapping.BatchSize,
      partialBatch: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    };
  });
}
