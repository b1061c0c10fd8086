import type { CheckRequest } from '../core/decision/decide';
import { decide } from '../core/decision/decide';
import type { Decision } from '../core/decision/decision';
import { GuardrailsError, isGuardrailsError } from '../core/errors';
import { NO_FACTS } from '../core/facts/facts';
import type { Policy } from '../core/policy/policy';
import type { Subject } from '../core/subject/subject';

/** What judging gave; a subject that the engine refuses as a whole is an error and has no decisions. */
export interface Judgement {
  readonly decisions: readonly Decision[];
  readonly errors: readonly GuardrailsError[];
}

/** Judges every subject by the checks of its own type; one that cannot be judged does not keep the others from it. */
export function judge(policy: Policy, subjects: readonly Subject[], requests: readonly CheckRequest[]): Judgement {
  const decisions: Decision[] = [];
  const errors: GuardrailsError[] = [];
  for (const subject of subjects) {
    const own = requests.filter(({ check }) => check.resourceTypes.includes(subject.type));
    try {
      decisions.push(...decide(policy, subject, own, NO_FACTS));
    } catch (thrown) {
      errors.push(refusal(subject, thrown));
    }
  }
  return { decisions, errors };
}

/** The text of a foreign error may quote the resource, so that only its own words are passed on. */
function refusal(subject: Subject, thrown: unknown): GuardrailsError {
  const [code, message] = isGuardrailsError(thrown)
    ? [thrown.code, thrown.message]
    : (['INTERNAL', 'The engine failed. Please report it.'] as const);
  const place = subject.origin === null ? {} : { file: subject.origin.document.name };
  return new GuardrailsError(code, `${subject.id}: ${message}`, { place, cause: thrown });
}
