import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';

import type { Notices } from '../../core/facts/notices';
import { callFailed } from '../aws/call-failed';

/** Publishes notices to one SNS topic; subscribers filter by the attributes. */
export function snsNotices(client: SNSClient, topicArn: string): Notices {
  return {
    async publish(notice) {
      const attributes = Object.entries(notice.attributes).map(
        ([name, value]) => [name, { DataType: 'String', StringValue: value }] as const,
      );
      await client
        .send(
          new PublishCommand({
            TopicArn: topicArn,
            Subject: notice.subject,
            Message: notice.body,
            MessageAttributes: Object.fromEntries(attributes),
          }),
        )
        .catch((thrown: unknown) => {
          throw callFailed({ action: 'sns:Publish', target: topicArn }, thrown);
        });
    },
  };
}
