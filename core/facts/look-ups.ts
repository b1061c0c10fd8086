import type { Json } from '../subject/json';
import type { Subject } from '../subject/subject';
import type { FactName } from './fact-shapes';

/**
 * One look-up: what `context.facts` holds under its name, for one subject.
 *
 * @returns the fact in the form that `FACT_SHAPES` gives; `undefined` where the subject names nothing to look up. What
 *   could not be had of a map (one key of several, a resource that is not there) is left out of it.
 * @throws GuardrailsError `AWS_CALL_FAILED` naming the permission to check; a part of the answer is never told as the whole
 */
export type LookUp = (subject: Subject) => Promise<Json | undefined>;

/** The look-ups that somebody can make, by the name of the fact. */
export type LookUps = Readonly<Partial<Record<FactName, LookUp>>>;
