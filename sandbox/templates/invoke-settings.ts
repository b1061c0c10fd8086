import * as z from 'zod';
import { propertiesOf } from './resource-properties';
import type { StackTemplate } from './stack-template';

/** What happens to an asynchronous invocation that fails. */
export interface InvokeSettings {
  /** Attempts after the first one. */
  readonly retries: number;
  /** ARN of the queue that gets the event in the end. */
  readonly failureQueueArn: string | null;
}

/** Lambda's own settings for a function that declares none: two retries, and then the event vanishes. */
export const DEFAULT_INVOKE_SETTINGS: InvokeSettings = { retries: 2, failureQueueArn: null };

const schema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

/** The settings for asynchronous invocations, by the function's name. */
export function invokeSettingsOf(template: StackTemplate): ReadonlyMap<string, InvokeSettings> {
  return new Map(
    template.resources('AWS::Lambda::EventInvokeConfig').map((resource) => {
      const config = propertiesOf(template, resource, schema);
      const failureQueueArn = config.DestinationConfig?.OnFailure.Destination ?? null;
      return [config.FunctionName, { retries: config.MaximumRetryAttempts, failureQueueArn }];
    }),
  );
}
