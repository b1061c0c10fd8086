import { repositorySubject } from '../../../../remediations/ecr-repository-tags-immutable/repository-subject';
import { makeRepository } from './fake-repositories';

describe('repositorySubject', () => {
  it('spells the setting and its filters as AWS Config does', () => {
    const repository = makeRepository({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      exclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    });

    const subject = repositorySubject(repository);

    expect(subject).toMatchObject({
      type: 'AWS::ECR::Repository',
      arn: repository.arn,
      account: '111122223333',
      region: 'eu-west-1',
      partition: 'aws',
      source: 'describe',
      configuration: {
        RepositoryName: 'payments',
        ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        ImageTagMutabilityExclusionFilters: [
          { ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: 'dev-*' },
        ],
      },
    });
  });

  it('leaves account and Region unknown where the ARN cannot be read', () => {
    const subject = repositorySubject(makeRepository({ arn: 'payments' }));

    expect(subject.account).toMatchObject({ $unknown: 'not-parsable' });
    expect(subject.region).toMatchObject({ $unknown: 'not-parsable' });
  });
});
