import {
  DescribeRepositoriesCommand,
  PutImageTagMutabilityCommand,
  type ECRClient,
  type ImageTagMutabilityExclusionFilter,
} from '@aws-sdk/client-ecr';

import type { Repositories, RepositoryState } from '../../core/facts/repositories';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { unlessRefused } from '../aws/unless-refused';

/** Reads and changes the repositories of the caller's own registry (no `registryId` is sent) through ECR. */
export function ecrRepositories(client: ECRClient, calls: AwsCalls): Repositories {
  return {
    describe: (name) => describe(client, calls, name),
    async makeTagsImmutable(name) {
      const command = new PutImageTagMutabilityCommand({ repositoryName: name, imageTagMutability: 'IMMUTABLE' });
      await calls.run({ action: 'ecr:PutImageTagMutability', target: name }, (abortSignal) =>
        client.send(command, { abortSignal }),
      );
    },
  };
}

async function describe(client: ECRClient, calls: AwsCalls, name: string): Promise<RepositoryState | undefined> {
  const call: AwsCall = { action: 'ecr:DescribeRepositories', target: name };
  const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['RepositoryNotFoundException'], client.send(command, { abortSignal })),
  );
  if (answer === undefined) return undefined;
  const repository = answer.repositories?.find((candidate) => candidate.repositoryName === name);
  if (repository?.repositoryArn === undefined) throw answerInvalid(call, 'neither the repository nor an error');
  return {
    arn: repository.repositoryArn,
    name,
    // ECR's documented default; DescribeRepositories itself always answers a value.
    imageTagMutability: repository.imageTagMutability ?? 'MUTABLE',
    exclusionFilters: (repository.imageTagMutabilityExclusionFilters ?? []).map((filter) => filterOf(call, filter)),
  };
}

/** Half a filter would be judged as if it were a whole one. */
function filterOf(
  call: AwsCall,
  { filterType, filter }: Partial<ImageTagMutabilityExclusionFilter>,
): RepositoryState['exclusionFilters'][number] {
  if (filterType === undefined || filter === undefined) throw answerInvalid(call, 'an incomplete exclusion filter');
  return { filterType, filter };
}
