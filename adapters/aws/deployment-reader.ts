import { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';

import type { DeploymentReader } from '../../core/facts/deployment';
import { deployedRules } from '../config-service/deployed-rules';
import { recorders } from '../config-service/recorders';
import { roleExists } from '../iam/role-exists';
import { deployedFunctions } from '../lambda/deployed-function';
import { waitingMessages } from '../sqs/waiting-messages';
import { documentStatus } from '../ssm/document-status';
import { caller } from '../sts/caller';

/** Settings that all clients share; endpoints and profiles are the SDK's own to find. */
export type ClientSettings = Pick<STSClientConfig, 'region' | 'credentials' | 'requestHandler' | 'maxAttempts'>;

/** Reads a deployment through the AWS SDK. Credentials are looked for once, whatever is asked. */
export function deploymentReader(settings: ClientSettings = {}): {
  readonly reader: DeploymentReader;
  /** The Region that is asked. @throws the SDK's error where none is set */
  readonly region: () => Promise<string>;
} {
  const patient = { retryMode: 'adaptive', maxAttempts: 4, ...settings } as const;
  const sts = new STSClient(patient);
  const shared = { ...patient, credentials: sts.config.credentials };
  const config = new ConfigServiceClient(shared);
  const iam = new IAMClient(shared);
  // A queue's URL names the host of AWS; where another endpoint is set, that one is meant.
  const sqs = new SQSClient({ ...shared, useQueueUrlAsEndpoint: false });
  const ssm = new SSMClient(shared);
  const reader = {
    ...recorders(config),
    ...deployedRules(config),
    ...deployedFunctions(new LambdaClient(shared)),
    caller: () => caller(sts),
    documentStatus: (name: string) => documentStatus(ssm, name),
    roleExists: (name: string) => roleExists(iam, name),
    waitingMessages: (queue: string) => waitingMessages(sqs, queue),
  };
  return { reader, region: () => sts.config.region() };
}
