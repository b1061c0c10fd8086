import type { OwnIdentity } from '../../adapters/lambda/own-identity';
import type { RepositoryState } from '../../core/facts/repositories';
import { atRepository } from '../at-repository';
import { shellWord } from '../shell-word';

/** The AWS CLI command that gives a repository the tag mutability back that it has now. */
export function undoCommand(repository: RepositoryState, own: OwnIdentity): string {
  const { name, imageTagMutability, exclusionFilters } = repository;
  return [
    'aws ecr put-image-tag-mutability',
    atRepository(name, own),
    `--image-tag-mutability ${shellWord(imageTagMutability)}`,
    // ECR accepts filters with the two …_WITH_EXCLUSION settings only, and then at least one.
    ...(exclusionFilters.length === 0
      ? []
      : [`--image-tag-mutability-exclusion-filters ${shellWord(JSON.stringify(exclusionFilters))}`]),
  ].join(' ');
}
