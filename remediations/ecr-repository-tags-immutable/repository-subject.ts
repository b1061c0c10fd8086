import type { RepositoryState } from '../../core/facts/repositories';
import { parseArn } from '../../core/subject/arn';
import type { Subject } from '../../core/subject/subject';
import { unknownValue } from '../../core/subject/unknown';

/**
 * The subject that policies judge, of a repository that was just described. It holds what decides tag mutability and
 * nothing else: a check that reads more belongs to another remediation.
 */
export function repositorySubject(repository: RepositoryState): Subject {
  const arn = parseArn(repository.arn);
  return {
    type: 'AWS::ECR::Repository',
    id: repository.arn,
    arn: repository.arn,
    account: arn?.account ?? unknownValue('not-parsable', 'the repository ARN'),
    region: arn?.region ?? unknownValue('not-parsable', 'the repository ARN'),
    partition: arn?.partition ?? 'aws',
    source: 'describe',
    tags: {},
    configuration: {
      Arn: repository.arn,
      RepositoryName: repository.name,
      ImageTagMutability: repository.imageTagMutability,
      ImageTagMutabilityExclusionFilters: repository.exclusionFilters.map(({ filterType, filter }) => ({
        ImageTagMutabilityExclusionFilterType: filterType,
        ImageTagMutabilityExclusionFilterValue: filter,
      })),
    },
    logicalId: null,
    constructPath: null,
    origin: null,
    redirects: [],
  };
}
