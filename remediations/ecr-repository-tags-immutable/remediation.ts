import { visibleText } from '../../core/visible-text';
import { decide, type CheckRequest } from '../../core/decision/decide';
import type { Decision } from '../../core/decision/decision';
import { GuardrailsError } from '../../core/errors';
import { NO_FACTS } from '../../core/facts/facts';
import type { RepositoryState } from '../../core/facts/repositories';
import type { Remediation, RemediationPorts, StepAnswer, StepOutcome } from '../remediation';
import { describeChange, mutabilityOf } from './describe-change';
import { assertOwn, repositoryNameOf } from './repository-name';
import { repositorySubject } from './repository-subject';
import { undoCommand } from './undo-command';

/** What a fresh look at a repository found: a reason to leave it alone, or the state that fails the check. */
type Look = { readonly skip: StepAnswer } | { readonly failing: RepositoryState; readonly reasons: readonly string[] };

/** Makes every image tag of a repository immutable (ECR API `PutImageTagMutability`). */
export function tagsImmutable(ports: RemediationPorts, request: CheckRequest): Remediation {
  const look = (resourceId: string) => lookAt(ports, request, repositoryNameOf(resourceId, ports.own));
  return {
    async plan(resourceId, dryRun) {
      const found = await look(resourceId);
      return 'skip' in found ? found.skip : changeAnswer(dryRun ? 'DRY_RUN' : 'APPLY', found, ports);
    },
    async apply(resourceId, dryRun) {
      const found = await look(resourceId);
      if ('skip' in found) return found.skip;
      if (dryRun) return changeAnswer('DRY_RUN', found, ports);
      await ports.repositories.makeTagsImmutable(found.failing.name);
      return changeAnswer('APPLIED', found, ports);
    },
    async verify(resourceId) {
      const found = await look(resourceId);
      if ('skip' in found && found.skip.outcome === 'SKIP_ALREADY_COMPLIANT') {
        return { ...found.skip, outcome: 'VERIFIED' };
      }
      const why = 'skip' in found ? found.skip.description : found.reasons.join(' ');
      throw new GuardrailsError(
        'REMEDIATION_UNVERIFIED',
        `${why} Somebody or something else may have changed it: run the document again with DryRun true to see.`,
        { place: { field: 'resourceId' } },
      );
    },
  };
}

async function lookAt(ports: RemediationPorts, request: CheckRequest, name: string): Promise<Look> {
  const repository = await ports.repositories.describe(name);
  if (repository === undefined) return skip('SKIP_NOT_FOUND', `Repository ${name} does not exist.`);
  // Credentials of another account would read and change a repository of the same name there.
  assertOwn(repository.arn, ports.own);
  const [decision] = decide(ports.policy, repositorySubject(repository), [request], NO_FACTS);
  const check = request.check.id;
  switch (decision?.status) {
    case 'NON_COMPLIANT':
      return { failing: repository, reasons: decision.violations.map(({ message }) => visibleText(message)) };
    case 'COMPLIANT':
      return skip('SKIP_ALREADY_COMPLIANT', `Repository ${name} has ${mutabilityOf(repository)} and passes ${check}.`);
    case 'NOT_APPLICABLE':
      return skip('SKIP_NOT_APPLICABLE', `Check ${check} does not apply to repository ${name}.`);
    case 'UNKNOWN':
    case 'ERROR':
    case undefined:
      return skip('SKIP_UNKNOWN', `Repository ${name} is left alone: ${undecided(decision)}.`);
  }
}

function skip(outcome: StepOutcome, description: string): Look {
  return { skip: { outcome, description, from: '', to: '', undo: '' } };
}

function undecided(decision: Decision | undefined): string {
  if (decision === undefined) return 'the policy gave no verdict';
  if (decision.error !== null) return `judging it failed with ${decision.error.code}`;
  return `its verdict is UNKNOWN (${decision.unknowns.map(({ detail }) => visibleText(detail)).join('; ')})`;
}

function changeAnswer(
  outcome: 'APPLY' | 'APPLIED' | 'DRY_RUN',
  { failing, reasons }: Extract<Look, { failing: RepositoryState }>,
  { own }: RemediationPorts,
): StepAnswer {
  return {
    outcome,
    description: [...reasons, ...describeChange(outcome, failing)].join(' '),
    from: mutabilityOf(failing),
    to: 'IMMUTABLE',
    undo: undoCommand(failing, own),
  };
}
