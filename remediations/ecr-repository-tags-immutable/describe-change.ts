import { visibleText } from '../../core/visible-text';
import type { RepositoryState } from '../../core/facts/repositories';
import { VERB, type ChangeOutcome } from '../in-place';

/** The setting in words: `IMMUTABLE_WITH_EXCLUSION (dev-*, tmp-*)`. */
export function mutabilityOf({ imageTagMutability, exclusionFilters }: RepositoryState): string {
  const filters = exclusionFilters.map(({ filter }) => filter).join(', ');
  return visibleText(filters === '' ? imageTagMutability : `${imageTagMutability} (${filters})`);
}

/** Sentences that say what changes for the people who push to the repository. */
export function describeChange(outcome: ChangeOutcome, repository: RepositoryState): readonly string[] {
  return [
    `Tag mutability ${VERB[outcome]} changed from ${mutabilityOf(repository)} to IMMUTABLE:`,
    'ECR then refuses to push a tag that already exists.',
    ...(repository.exclusionFilters.length === 0 ? [] : [lostFilters(repository.imageTagMutability)]),
  ];
}

/**
 * IMMUTABLE makes all tags immutable and takes no filters (ECR API `PutImageTagMutability`; ECR User Guide "Image tag
 * mutability"), so filters cannot be kept; what that means depends on what they excluded the tags from.
 */
function lostFilters(imageTagMutability: string): string {
  return imageTagMutability === 'MUTABLE_WITH_EXCLUSION'
    ? 'The exclusion filters go: the tags that they kept immutable stay so, as all others.'
    : 'The exclusion filters go: the tags that they kept mutable become immutable too.';
}
