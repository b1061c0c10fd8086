import type { GuardrailsError } from '../errors';
import type { Subject, SubjectOrigin } from '../subject/subject';
import type { TaskEvent } from './task-event';

/** A resource that could not be judged, and why. */
export interface NotEvaluated {
  readonly resource: string;
  readonly reason: string;
}

/** A task event, which waits for the definition that another file may hold. */
export interface PendingTask {
  readonly event: TaskEvent;
  readonly origin: SubjectOrigin;
}

/** What one document gives. */
export interface Reading {
  readonly found: readonly (Subject | PendingTask)[];
  readonly notEvaluated: readonly NotEvaluated[];
  /** Items of the document that are wrong; the others were read. */
  readonly errors: readonly GuardrailsError[];
}

export const NOTHING: Reading = { found: [], notEvaluated: [], errors: [] };

/** Tells a task that waits for its definition from a subject. */
export function isPending(found: Subject | PendingTask): found is PendingTask {
  return 'event' in found;
}

/** Several readings as one, in their order. */
export function joined(readings: readonly Reading[]): Reading {
  return {
    found: readings.flatMap(({ found }) => found),
    notEvaluated: readings.flatMap(({ notEvaluated }) => notEvaluated),
    errors: readings.flatMap(({ errors }) => errors),
  };
}
