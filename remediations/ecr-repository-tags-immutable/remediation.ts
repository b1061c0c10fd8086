import type { CheckRequest } from '../../core/decision/decide';
import type { RepositoryState } from '../../core/facts/repositories';
import { inPlace } from '../in-place';
import { assertOwn } from '../own-arn';
import type { Remediation, RemediationPorts } from '../remediation';
import { describeChange, mutabilityOf } from './describe-change';
import { repositoryNameOf } from './repository-name';
import { repositorySubject } from './repository-subject';
import { undoCommand } from './undo-command';

/** Makes every image tag of a repository immutable (ECR API `PutImageTagMutability`). */
export function tagsImmutable(ports: RemediationPorts, request: CheckRequest): Remediation {
  const { repositories, own } = ports;
  return inPlace<RepositoryState>(ports, request, {
    titleOf: (resourceId) => `Repository ${repositoryNameOf(resourceId, own)}`,
    async read(resourceId) {
      const state = await repositories.describe(repositoryNameOf(resourceId, own));
      if (state === undefined) return undefined;
      // Credentials of another account would read and change a repository of the same name there.
      assertOwn(state.arn, own);
      return { subject: repositorySubject(state), state };
    },
    change: (state, outcome) => ({
      from: mutabilityOf(state),
      to: 'IMMUTABLE',
      undo: undoCommand(state, own),
      sentences: describeChange(outcome, state),
    }),
    apply: ({ name }) => repositories.makeTagsImmutable(name),
  });
}
