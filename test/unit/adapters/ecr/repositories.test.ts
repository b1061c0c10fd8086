import { ECRClient } from '@aws-sdk/client-ecr';

import { awsCalls } from '../../../../adapters/aws/aws-calls';
import { ecrRepositories } from '../../../../adapters/ecr/repositories';
import { wireSettings, type WireAnswer } from '../../../support/aws';
import { failureOf } from '../../../support/failure-of';

const ARN = 'arn:aws:ecr:eu-west-1:111122223333:repository/team/payments';

/** A real client on an ECR that gives one answer, and the calls that it received. */
function ecrThatAnswers(answer: WireAnswer, remainingMs = 10_000) {
  const calls: { operation: string; request: unknown }[] = [];
  const client = new ECRClient(
    wireSettings((operation, request) => {
      calls.push({ operation, request });
      return answer;
    }),
  );
  const repositories = ecrRepositories(
    client,
    awsCalls(() => remainingMs),
  );
  return { repositories, calls };
}

function described(settings: object): WireAnswer {
  return {
    status: 200,
    body: { repositories: [{ repositoryArn: ARN, repositoryName: 'team/payments', ...settings }] },
  };
}

function refused(name: string): WireAnswer {
  return { status: 400, body: { __type: name, message: 'repository team/payments: value of the request' } };
}

describe('describing a repository', () => {
  it('asks for the one repository of the own registry and reads its setting and filters', async () => {
    const filters = [{ filterType: 'WILDCARD', filter: 'dev-*' }];
    const { repositories, calls } = ecrThatAnswers(
      described({
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: filters,
        createdAt: 1_767_225_600,
      }),
    );

    const state = await repositories.describe('team/payments');

    expect(state).toEqual({
      arn: ARN,
      name: 'team/payments',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      exclusionFilters: filters,
    });
    expect(calls).toEqual([{ operation: 'DescribeRepositories', request: { repositoryNames: ['team/payments'] } }]);
  });

  it('takes an absent setting for MUTABLE, the default of ECR', async () => {
    const { repositories } = ecrThatAnswers(described({}));

    const state = await repositories.describe('team/payments');

    expect(state).toMatchObject({ imageTagMutability: 'MUTABLE', exclusionFilters: [] });
  });

  it('keeps a setting that this version does not know', async () => {
    const { repositories } = ecrThatAnswers(described({ imageTagMutability: 'FROZEN' }));

    const state = await repositories.describe('team/payments');

    expect(state?.imageTagMutability).toBe('FROZEN');
  });

  it('answers undefined for a repository that does not exist', async () => {
    const { repositories } = ecrThatAnswers(refused('RepositoryNotFoundException'));

    const state = await repositories.describe('team/payments');

    expect(state).toBeUndefined();
  });

  it.each([
    { case: 'no repository and no error', body: { repositories: [] } },
    { case: 'no list', body: {} },
    {
      case: 'another repository',
      body: { repositories: [{ repositoryArn: `${ARN}x`, repositoryName: 'team/paymentsx' }] },
    },
    { case: 'no ARN', body: { repositories: [{ repositoryName: 'team/payments' }] } },
    {
      case: 'half a filter',
      body: {
        repositories: [
          {
            repositoryArn: ARN,
            repositoryName: 'team/payments',
            imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
            imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD' }],
          },
        ],
      },
    },
  ])('refuses an answer with $case instead of judging it', async ({ body }) => {
    const { repositories } = ecrThatAnswers({ status: 200, body });

    const failure = await failureOf(repositories.describe('team/payments'));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(failure.message).toContain('ecr:DescribeRepositories on team/payments answered with');
  });
});

describe('making tags immutable', () => {
  it('sends IMMUTABLE without filters', async () => {
    const { repositories, calls } = ecrThatAnswers({ status: 200, body: { imageTagMutability: 'IMMUTABLE' } });

    await repositories.makeTagsImmutable('team/payments');

    expect(calls).toEqual([
      {
        operation: 'PutImageTagMutability',
        request: { repositoryName: 'team/payments', imageTagMutability: 'IMMUTABLE' },
      },
    ]);
  });

  it('fails when the repository went away meanwhile', async () => {
    const { repositories } = ecrThatAnswers(refused('RepositoryNotFoundException'));

    const failure = await failureOf(repositories.makeTagsImmutable('team/payments'));

    expect(failure.message).toContain(
      'ecr:PutImageTagMutability on team/payments failed with RepositoryNotFoundException',
    );
  });
});

describe.each([
  { name: 'AccessDeniedException', advice: 'in the function' },
  { name: 'ThrottlingException', advice: 'quotas' },
  { name: 'ServerException', advice: 'quotas' },
])('a call refused with $name', ({ name, advice }) => {
  it.each([
    { action: 'ecr:DescribeRepositories', call: 'describe' as const },
    { action: 'ecr:PutImageTagMutability', call: 'makeTagsImmutable' as const },
  ])('names $action and what to do, and quotes no message', async ({ action, call }) => {
    const { repositories } = ecrThatAnswers(refused(name));

    const failure = await failureOf(repositories[call]('team/payments'));

    expect(failure).toMatchObject({ code: 'AWS_CALL_FAILED', place: { field: action } });
    expect(failure.message).toContain(`${action} on team/payments failed with ${name}`);
    expect(failure.message).toContain(advice);
    expect(failure.message).not.toContain('value of the request');
  });
});

it.each(['describe', 'makeTagsImmutable'] as const)(
  '%s is given up before the time of the function is',
  async (call) => {
    const { repositories, calls } = ecrThatAnswers(described({}), 0);

    const failure = await failureOf(repositories[call]('team/payments'));

    expect(failure.code).toBe('AWS_CALL_FAILED');
    expect(calls).toEqual([]);
  },
);
