import type { CheckRequest } from '../core/decision/decide';
import { GuardrailsError } from '../core/errors';
import type { Violation } from '../core/policy/check-result';
import type { Subject } from '../core/subject/subject';
import { freshVerdict } from './fresh-verdict';
import type { Remediation, RemediationPorts, StepAnswer, StepOutcome } from './remediation';

/** How a change was, or will be, or would be made. */
export type ChangeOutcome = 'APPLY' | 'APPLIED' | 'DRY_RUN';

/** The tense of what a correction says of itself. */
export const VERB = { APPLY: 'will be', APPLIED: 'was', DRY_RUN: 'would be' } as const;

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

  /**
   * What keeps a machine from correcting the resource, as sentences for people who then decide.
   *
   * @returns `undefined` where nothing does
   */
  obstacle?(state: State, violations: readonly Violation[]): string | undefined;

  /** The resource as it would be; it is judged before anything changes, and left alone unless it passes. */
  corrected?(state: State, violations: readonly Violation[]): Subject;

  change(state: State, outcome: ChangeOutcome, violations: readonly Violation[]): Change;

  /** Makes the change. */
  apply(state: State, violations: readonly Violation[]): Promise<void>;
}

interface Failing<State> {
  readonly failing: State;
  readonly violations: readonly Violation[];
  readonly reasons: readonly string[];
}

type Look<State> = { readonly skip: StepAnswer } | Failing<State>;

/**
 * A remediation that changes one setting of a resource, if it still fails the check. Each step reads and judges anew.
 */
export function inPlace<State>(
  ports: RemediationPorts,
  request: CheckRequest,
  correction: Correction<State>,
): Remediation {
  const look = (resourceId: string) => lookAt(ports, request, correction, resourceId);
  const answer = (outcome: ChangeOutcome, { failing, violations, reasons }: Failing<State>): StepAnswer => {
    const { sentences, ...change } = correction.change(failing, outcome, violations);
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
      await correction.apply(found.failing, found.violations);
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
  if (!verdict.fails) return { skip: skipped(verdict.outcome, `${title} ${verdict.is}.`) };
  const { violations, reasons } = verdict;
  const obstacle =
    correction.obstacle?.(found.state, violations) ??
    (await remaining(ports, request, correction.corrected?.(found.state, violations)));
  if (obstacle === undefined) return { failing: found.state, violations, reasons };
  const why = `${title} is left alone: ${reasons.join(' ')} ${obstacle}`;
  return { skip: skipped('SKIP_NEEDS_DECISION', why) };
}

/** Why a corrected resource would not pass. */
async function remaining(
  ports: RemediationPorts,
  request: CheckRequest,
  corrected: Subject | undefined,
): Promise<string | undefined> {
  if (corrected === undefined) return undefined;
  const after = await freshVerdict(ports, corrected, request);
  if (!after.fails && after.outcome === 'SKIP_ALREADY_COMPLIANT') return undefined;
  return `After the correction: ${after.fails ? after.reasons.join(' ') : `it ${after.is}.`}`;
}
