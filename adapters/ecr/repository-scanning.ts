import { BatchGetRepositoryScanningConfigurationCommand, type ECRClient } from '@aws-sdk/client-ecr';

import type { LookUp } from '../../core/facts/look-ups';
import type { JsonObject } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText } from '../aws/configured';

/** What scans a repository: its own setting and the rules of the registry together, as ECR applies them. */
export function repositoryScanning(client: ECRClient, calls: AwsCalls): LookUp {
  const scanning = once((name) => read(client, calls, name));
  return async (subject) => {
    const name = configuredText(subject, ['RepositoryName']);
    return name === undefined ? undefined : scanning(name);
  };
}

async function read(client: ECRClient, calls: AwsCalls, name: string): Promise<JsonObject | undefined> {
  const call: AwsCall = { action: 'ecr:BatchGetRepositoryScanningConfiguration', target: name };
  const answer = await calls.run(call, (abortSignal) =>
    client.send(new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [name] }), { abortSignal }),
  );
  const found = answer.scanningConfigurations?.find(({ repositoryName }) => repositoryName === name);
  const failure = answer.failures?.find(({ repositoryName }) => repositoryName === name);
  if (found === undefined && failure?.failureCode === 'REPOSITORY_NOT_FOUND') return undefined;
  const { scanFrequency, scanOnPush } = found ?? {};
  if (scanFrequency === undefined && scanOnPush === undefined) {
    throw answerInvalid(call, failure === undefined ? 'no setting' : `failure ${failure.failureCode ?? ''}`);
  }
  return {
    ...(scanFrequency === undefined ? {} : { ScanFrequency: scanFrequency }),
    ...(scanOnPush === undefined ? {} : { ScanOnPush: scanOnPush }),
  };
}
