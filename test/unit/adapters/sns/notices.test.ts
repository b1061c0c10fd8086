import { SNSClient } from '@aws-sdk/client-sns';

import { snsNotices } from '../../../../adapters/sns/notices';
import { stubClient } from '../../../support/aws';
import { failureOf } from '../../../support/failure-of';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:ecs-guardrails';
const NOTICE = {
  subject: 'task stopped',
  body: 'secret-looking body',
  attributes: { severity: 'HIGH', mode: 'enforce' },
};

const sns = stubClient(SNSClient);
afterEach(() => sns.reset());
afterAll(() => {
  sns.restore();
});

describe('snsNotices', () => {
  it('publishes subject, body and attributes to the topic', async () => {
    sns.onAnyCommand().resolves({ MessageId: 'm-1' });

    await snsNotices(new SNSClient({ region: 'eu-west-1' }), TOPIC).publish(NOTICE);

    expect(sns.calls().map(({ args }) => args[0].input)).toEqual([
      {
        TopicArn: TOPIC,
        Subject: 'task stopped',
        Message: 'secret-looking body',
        MessageAttributes: {
          severity: { DataType: 'String', StringValue: 'HIGH' },
          mode: { DataType: 'String', StringValue: 'enforce' },
        },
      },
    ]);
  });

  it('fails with the operation, the error name and the permission to check, and without the notice', async () => {
    sns.rejects(Object.assign(new Error('secret-looking body'), { name: 'AuthorizationErrorException' }));

    const error = await failureOf(snsNotices(new SNSClient({ region: 'eu-west-1' }), TOPIC).publish(NOTICE));

    expect(error.code).toBe('AWS_CALL_FAILED');
    expect(error.message).toBe(
      `sns:Publish on ${TOPIC} failed with AuthorizationErrorException. ` +
        "Allow sns:Publish in the function's role, and check service control policies.",
    );
  });
});
