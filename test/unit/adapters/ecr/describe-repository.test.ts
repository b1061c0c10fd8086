import { ECRClient } from '@aws-sdk/client-ecr';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { describeRepository } from '../../../../adapters/ecr/describe-repository';
import { normaliseConfiguration } from '../../../../core/subject/normalise';
import { repository } from '../../../../core/subject/shapes/repository';
import { failureOf } from '../../../support/failure-of';
import { fakeEndpoint, type FakeAnswers } from '../../../support/fake-endpoint';
import { filledMembers, missingPlaces } from '../../../support/filled-shape';
import { makeSubject } from '../../../support/make-subject';

const TYPE = 'AWS::ECR::Repository';
const NAME = 'team/payments';
const ARN = `arn:aws:ecr:eu-west-1:111122223333:repository/${NAME}`;
const SUBJECT = makeSubject({ type: TYPE, arn: null, configuration: { RepositoryName: NAME } });

const BARE: FakeAnswers = {
  DescribeRepositories: { body: { repositories: [{ repositoryArn: ARN, repositoryName: NAME }] } },
  GetLifecyclePolicy: { error: 'LifecyclePolicyNotFoundException' },
  GetRepositoryPolicy: { error: 'RepositoryPolicyNotFoundException' },
  ListTagsForResource: { body: { tags: [] } },
};

function describing(answers: FakeAnswers) {
  const { settings, calls } = fakeEndpoint({ ...BARE, ...answers });
  return {
    describe: describeRepository(
      new ECRClient(settings),
      awsCalls(() => 10_000),
    ),
    calls,
  };
}

describe('describeRepository', () => {
  it('keeps every member that a policy can read, so that a setting is never taken for absent', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] };
    const written = {
      ...filledMembers(repository, ['Arn', 'LifecyclePolicy', 'RepositoryPolicyText', 'Tags']),
      repositoryName: NAME,
      repositoryArn: ARN,
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    };
    const lifecyclePolicyText = JSON.stringify({ rules: [{ rulePriority: 1, description: 'x' }] });
    const { describe, calls } = describing({
      DescribeRepositories: { body: { repositories: [written] } },
      GetLifecyclePolicy: { body: { lifecyclePolicyText } },
      GetRepositoryPolicy: { body: { policyText: JSON.stringify(policy) } },
      ListTagsForResource: { body: { tags: [{ Key: 'Team', Value: 'payments' }] } },
    });

    const answer = await describe(SUBJECT);

    const found = normaliseConfiguration(TYPE, answer ?? null, { absence: 'default' });
    expect(missingPlaces(normaliseConfiguration(TYPE, written, { absence: 'default' }), found)).toEqual([]);
    expect(Object.keys(found)).toEqual(Object.keys(repository.members));
    expect(found).toMatchObject({
      LifecyclePolicy: { LifecyclePolicyText: { Rules: [{ RulePriority: 1 }] } },
      RepositoryPolicyText: { Statement: [{ Effect: 'Allow', Principal: { '*': ['*'] }, Action: ['ecr:*'] }] },
      Tags: [{ Key: 'Team', Value: 'payments' }],
    });
    expect(calls).toEqual([
      { operation: 'DescribeRepositories', request: { repositoryNames: [NAME] } },
      { operation: 'GetLifecyclePolicy', request: { repositoryName: NAME } },
      { operation: 'GetRepositoryPolicy', request: { repositoryName: NAME } },
      { operation: 'ListTagsForResource', request: { resourceArn: ARN } },
    ]);
  });

  it('leaves out policies that the repository does not have', async () => {
    const { describe } = describing({});

    const found = await describe(SUBJECT);

    expect(found).toEqual({ repositoryArn: ARN, repositoryName: NAME, Tags: [] });
  });

  it('asks by the name in the ARN of the item, which may hold slashes', async () => {
    const { describe, calls } = describing({ ListTagsForResource: { body: {} } });

    await describe(makeSubject({ type: TYPE, arn: ARN, configuration: {} }));

    expect(calls[0]?.request).toEqual({ repositoryNames: [NAME] });
  });

  it('answers undefined for a repository that is gone', async () => {
    const { describe } = describing({ DescribeRepositories: { error: 'RepositoryNotFoundException' } });

    const found = await describe(SUBJECT);

    expect(found).toBeUndefined();
  });

  it.each([
    ['no repository', { DescribeRepositories: { body: {} } }, 'ecr:DescribeRepositories', 'neither the repository'],
    [
      'another repository',
      { DescribeRepositories: { body: { repositories: [{ repositoryArn: ARN, repositoryName: 'team' }] } } },
      'ecr:DescribeRepositories',
      'neither the repository',
    ],
    [
      'a repository without ARN',
      { DescribeRepositories: { body: { repositories: [{ repositoryName: NAME }] } } },
      'ecr:DescribeRepositories',
      'neither the repository',
    ],
    ['no lifecycle policy', { GetLifecyclePolicy: { body: {} } }, 'ecr:GetLifecyclePolicy', 'neither a policy nor'],
    [
      'an empty policy',
      { GetRepositoryPolicy: { body: { policyText: '' } } },
      'ecr:GetRepositoryPolicy',
      'neither a policy nor',
    ],
    ...(['DescribeRepositories', 'GetLifecyclePolicy', 'GetRepositoryPolicy', 'ListTagsForResource'] as const).map(
      (operation): [string, FakeAnswers, string, string] => [
        `a refusal of ${operation}`,
        { [operation]: { error: 'AccessDeniedException' } },
        `ecr:${operation}`,
        `Allow ecr:${operation}`,
      ],
    ),
  ])('fails on %s', async (_, answers, action, words) => {
    const { describe } = describing(answers);

    const failure = await failureOf(describe(SUBJECT));

    expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: action } });
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('canary');
  });

  it.each([null, 'arn:aws:ecr:eu-west-1:111122223333:registry/x', 'payments'])(
    'takes a repository without name (ARN %s) for unreadable, not for gone',
    async (arn) => {
      const { describe, calls } = describing({});

      const failure = await failureOf(describe(makeSubject({ type: TYPE, arn, configuration: {} })));

      expect(failure.message).toContain('ecr:DescribeRepositories was not called');
      expect(calls).toEqual([]);
    },
  );
});
