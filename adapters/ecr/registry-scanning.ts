import {
  DescribeRepositoriesCommand,
  GetRegistryScanningConfigurationCommand,
  type ECRClient,
  type RegistryScanningRule,
} from '@aws-sdk/client-ecr';

import type { LookUp } from '../../core/facts/look-ups';
import type { JsonObject } from '../../core/subject/json';
import { once, type AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { everyPage } from '../aws/pages';

const CALL: AwsCall = { action: 'ecr:GetRegistryScanningConfiguration', target: 'the registry' };

const COUNT_CALL: AwsCall = { action: 'ecr:DescribeRepositories', target: 'the registry' };

/** The most that one call answers (ECR API reference, `DescribeRepositories`). */
const LISTED_AT_ONCE = 1000;

/** How the account's registry in this Region is scanned, and how many repositories it has. */
export function registryScanning(client: ECRClient, calls: AwsCalls): LookUp {
  const scanning = once(() => read(client, calls));
  return () => scanning('');
}

async function read(client: ECRClient, calls: AwsCalls): Promise<JsonObject> {
  const { scanningConfiguration } = await calls.run(CALL, (abortSignal) =>
    client.send(new GetRegistryScanningConfigurationCommand({}), { abortSignal }),
  );
  if (scanningConfiguration?.scanType === undefined) throw answerInvalid(CALL, 'no scan type');
  return {
    RepositoryCount: await countRepositories(client, calls),
    Rules: (scanningConfiguration.rules ?? []).map(ruleOf),
    ScanType: scanningConfiguration.scanType,
  };
}

async function countRepositories(client: ECRClient, calls: AwsCalls): Promise<number> {
  const repositories = await everyPage(COUNT_CALL, async (nextToken) => {
    const command = new DescribeRepositoriesCommand({ maxResults: LISTED_AT_ONCE, nextToken });
    const answer = await calls.run(COUNT_CALL, (abortSignal) => client.send(command, { abortSignal }));
    return { items: answer.repositories ?? [], next: answer.nextToken };
  });
  return repositories.length;
}

/** A rule or a filter that says less than it should covers less; a policy that reads it finds it so. */
function ruleOf({ repositoryFilters, scanFrequency }: Partial<RegistryScanningRule>): JsonObject {
  return {
    RepositoryFilters: (repositoryFilters ?? []).map(({ filter, filterType }) => ({
      ...(filter === undefined ? {} : { Filter: filter }),
      ...(filterType === undefined ? {} : { FilterType: filterType }),
    })),
    ...(scanFrequency === undefined ? {} : { ScanFrequency: scanFrequency }),
  };
}
