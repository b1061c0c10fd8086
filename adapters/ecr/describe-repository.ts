import {
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListTagsForResourceCommand,
  type ECRClient,
} from '@aws-sdk/client-ecr';

import type { Describe } from '../../core/facts/descriptions';
import { parseArn } from '../../core/subject/arn';
import type { Subject } from '../../core/subject/subject';
import type { AwsCalls } from '../aws/aws-calls';
import { answerInvalid, type AwsCall } from '../aws/call-failed';
import { configuredText, requiredName } from '../aws/configured';
import { jsonOf } from '../aws/json-of';
import { unlessRefused } from '../aws/unless-refused';

const ACTION = 'ecr:DescribeRepositories';

/** Describes a repository of the own registry with its policies and tags, each of which has an operation of its own. */
export function describeRepository(client: ECRClient, calls: AwsCalls): Describe {
  return async (subject) => {
    const name = requiredName(subject, ACTION, nameOf(subject));
    const call: AwsCall = { action: ACTION, target: name };
    const command = new DescribeRepositoriesCommand({ repositoryNames: [name] });
    const answer = await calls.run(call, (abortSignal) =>
      unlessRefused(['RepositoryNotFoundException'], client.send(command, { abortSignal })),
    );
    if (answer === undefined) return undefined;
    const repository = answer.repositories?.find(({ repositoryName }) => repositoryName === name);
    if (repository?.repositoryArn === undefined) throw answerInvalid(call, 'neither the repository nor an error');
    const [lifecyclePolicyText, repositoryPolicyText, tags] = await Promise.all([
      lifecyclePolicy(client, calls, name),
      repositoryPolicy(client, calls, name),
      tagsOf(client, calls, repository.repositoryArn),
    ]);
    return {
      ...jsonOf(repository),
      ...(lifecyclePolicyText === undefined ? {} : { LifecyclePolicy: { LifecyclePolicyText: lifecyclePolicyText } }),
      ...(repositoryPolicyText === undefined ? {} : { RepositoryPolicyText: repositoryPolicyText }),
      Tags: tags,
    };
  };
}

/** Names of repositories may hold slashes. */
function nameOf(subject: Subject): string | undefined {
  const named = configuredText(subject, ['RepositoryName']);
  const resource = subject.arn === null ? undefined : parseArn(subject.arn)?.resource;
  return named ?? (resource?.startsWith('repository/') === true ? resource.slice('repository/'.length) : undefined);
}

async function lifecyclePolicy(client: ECRClient, calls: AwsCalls, name: string): Promise<string | undefined> {
  const call: AwsCall = { action: 'ecr:GetLifecyclePolicy', target: name };
  const command = new GetLifecyclePolicyCommand({ repositoryName: name });
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['LifecyclePolicyNotFoundException'], client.send(command, { abortSignal })),
  );
  return answer === undefined ? undefined : present(call, answer.lifecyclePolicyText);
}

async function repositoryPolicy(client: ECRClient, calls: AwsCalls, name: string): Promise<string | undefined> {
  const call: AwsCall = { action: 'ecr:GetRepositoryPolicy', target: name };
  const command = new GetRepositoryPolicyCommand({ repositoryName: name });
  const answer = await calls.run(call, (abortSignal) =>
    unlessRefused(['RepositoryPolicyNotFoundException'], client.send(command, { abortSignal })),
  );
  return answer === undefined ? undefined : present(call, answer.policyText);
}

/** Nothing instead of a text would be taken for a repository that has no policy. */
function present(call: AwsCall, text: string | undefined): string {
  if (text === undefined || text === '') throw answerInvalid(call, 'neither a policy nor an error');
  return text;
}

async function tagsOf(client: ECRClient, calls: AwsCalls, arn: string) {
  const call: AwsCall = { action: 'ecr:ListTagsForResource', target: arn };
  const { tags } = await calls.run(call, (abortSignal) =>
    client.send(new ListTagsForResourceCommand({ resourceArn: arn }), { abortSignal }),
  );
  return (tags ?? []).map((tag) => jsonOf(tag));
}
