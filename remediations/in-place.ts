import { GuardrailsError } from '../core/errors';
import type { CheckRequest } from '../core/decision/decide';
import type { Subject } from '../core/subject/subject';
import { freshVerdict } from './fresh-verdict';
import type { Remediation, RemediationPorts, StepAnswer, StepOutcome } from './remediation';

/** How a change was, or will be, or would be made. */
export type ChangeOutcome = 'APPLY' | 'APPLIED' | 'DRY_RUN';

/** What a correction changes about one resource. */
export interface Change {
  /** The setting before and after, in words. */
  readonly from: string;
  readonly to: string;
  /** The AWS CLI command that takes it back; empty where none can. */
  readonly undo: string;
  /** Sentences that say what changes for people; the tense fits the outcome. */
  readonly sentences: readonly string[];
}

/** A resource as it is now. */
export interface Found<State> {
  readonly subject: Subject;
  readonly state: State;
}

/** The correction of one setting of a resource, in place. */
export interface Correction<State> {
  /** How people call the resource that an id means: `Repository payments`. */
  titleOf(resourceId: string): string;

  /** @returns `undefined` when the resource is not there */
  read(resourceId: string): Promise<Found<State> | undefined>;

  change(state: State, outcome: ChangeOutcome): Change;

  /** Makes the change. */
  apply(state: State): Promise<void>;
}

type Look<State> =
  | { readonly skip: StepAnswer }
  | { readonly failing: State; readonly reasons: readonly string[]; readonly title: string };

/**
 * A remediation that changes one setting of a resource, if it still fails the check. Each step reads and judges anew.
 */
export function inPlace<State>(
  ports: RemediationPorts,
  request: CheckRequest,
  correction: Correction<State>,
): Remediation {
  const look = (resourceId: string) => lookAt(ports, request, correction, resourceId);
  const answer = (
    outcome: ChangeOutcome,
    { failing, reasons }: Extract<Look<State>, { failing: State }>,
  ): StepAnswer => {
    const { sentences, ...change } = correction.change(failing, outcome);
    return { outcome, description: [...reasons, ...sentences].join(' '), ...change };
  };
  return {
    async plan(resourceId, dryRun) {
      const found = await look(resourceId);
      return 'skip' in found ? found.skip : answer(dryRun ? 'DRY_RUN' : 'APPLY', found);
    },
    async apply(resourceId, dryRun) {
      const found = await look(resourceId);
      if ('skip' in found) return found.skip;
      if (dryRun) return answer('DRY_RUN', found);
      await correction.apply(found.failing);
      return answer('APPLIED', found);
    },
    async verify(resourceId) {
      const found = await look(resourceId);
      if ('skip' in found && found.skip.outcome === 'SKIP_ALREADY_COMPLIANT') {
        return { ...found.skip, outcome: 'VERIFIED' };
      }
      throw unverified('skip' in found ? found.skip.description : found.reasons.join(' '));
    },
  };
}

/** The error of a step that finds a resource otherwise than it was left. */
export function unverified(why: string): GuardrailsError {
  return new GuardrailsError(
    'REMEDIATION_UNVERIFIED',
    `${why} Somebody or something else may have changed it: run the document again with DryRun true to see.`,
    { place: { field: 'resourceId' } },
  );
}

/** The answer of a step that changes nothing. */
export function skipped(outcome: StepOutcome, description: string): StepAnswer {
  return { outcome, description, from: '', to: '', undo: '' };
}

async function lookAt<State>(
  ports: RemediationPorts,
  request: CheckRequest,
  correction: Correction<State>,
  resourceId: string,
): Promise<Look<State>> {
  const title = correction.titleOf(resourceId);
  const found = await correction.read(resourceId);
  if (found === undefined) return { skip: skipped('SKIP_NOT_FOUND', `${title} does not exist.`) };
  const verdict = await freshVerdict(ports, found.subject, request);
  if (verdict.fails) return { failing: found.state, reasons: verdict.reasons, title };
  return { skip: skipped(verdict.outcome, `${title} ${verdict.is}.`) };
}
