import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CreateDocumentCommand, SSMClient } from '@aws-sdk/client-ssm';
import { deploymentReader } from '../../adapters/aws/deployment-reader';
import { gatherFacts } from '../../core/doctor/deployment-facts';
import { diagnose } from '../../core/doctor/diagnose';
import { CHECKS } from '../../core/registry/registry';
import { startMoto, type MotoServer } from '../support/moto-server';
import { describeWithPython } from '../support/python-venv';

jest.setTimeout(60_000);

const BUCKET_ROLE = 'arn:aws:iam::111122223333:role/config';
const DOCUMENT = {
  schemaVersion: '0.3',
  mainSteps: [{ name: 'wait', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }],
};

/** moto knows neither the status of conformance packs nor Lambda's account settings: those stay unknown. */
describeWithPython('the doctor on emulated services', () => {
  let moto: MotoServer | undefined;

  beforeAll(async () => {
    moto = await startMoto();
  });

  afterAll(async () => {
    await moto?.stop();
  });

  async function findings(): Promise<readonly string[]> {
    const { reader, region } = deploymentReader({ ...moto?.settings, maxAttempts: 1 });
    const facts = await gatherFacts(reader, await reader.caller(), await region(), CHECKS);
    const needs = { rules: 45, packs: 1 };
    return diagnose(facts, { checks: CHECKS, needs, now: new Date() }).map(({ part, status }) => `${part} ${status}`);
  }

  it('sees an account before anything is in it', async () => {
    expect(await findings()).toEqual([
      'caller ok',
      'recorder problem',
      'delivery-channel problem',
      'functions not-deployed',
      'failure-queues not-deployed',
      'documents not-deployed',
      'automation-role not-deployed',
      'packs unknown',
      'rule-quota ok',
      'pack-quota unknown',
      'concurrency unknown',
    ]);
  });

  it('sees a recorder that records, what is there of the core stack, and what waits', async () => {
    const settings = { ...moto?.settings };
    const config = new ConfigServiceClient(settings);
    const recorder = { name: 'default', roleARN: BUCKET_ROLE, recordingGroup: { allSupported: true } };
    await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: recorder }));
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'b' } }));
    await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
    const RoleName = 'ecs-guardrails-automation-eu-west-1';
    await new IAMClient(settings).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{}' }));
    const Name = 'ecs-guardrails-new-revision';
    const Content = JSON.stringify(DOCUMENT);
    await new SSMClient(settings).send(new CreateDocumentCommand({ Name, Content, DocumentType: 'Automation' }));
    const sqs = new SQSClient(settings);
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'ecs-guardrails-rules-failures' }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'an event' }));

    expect(await findings()).toEqual([
      'caller ok',
      'recorder ok',
      'delivery-channel ok',
      'recorded-types ok',
      'recorded-roles warning',
      'recording-frequency ok',
      'functions problem',
      'failure-queues warning',
      'failure-queues problem',
      'documents ok',
      'documents problem',
      'automation-role ok',
      'packs unknown',
      'rule-quota ok',
      'pack-quota unknown',
      'concurrency unknown',
    ]);
  });
});
