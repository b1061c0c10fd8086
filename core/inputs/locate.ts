import { isWithin, type Path } from '../subject/json';
import type { Shape } from '../subject/shapes/shape';
import { SHAPES } from '../subject/shapes/shapes';
import { stepInto } from '../subject/spelling';
import { redirected, type Subject } from '../subject/subject';
import { isNoValueNode, placeIn, placeOf, writtenStep, type DocumentPlace, type DocumentStep } from './document-place';

/** A place in a file. */
export interface Location extends DocumentPlace {
  readonly file: string;
}

/**
 * Where a normalised path of a subject stands in its file: at its key or list element, or at the nearest thing above
 * when it is absent.
 *
 * Goes back through spelling, removed list elements, merged overrides and joined policies. Costs a parse with positions for the first
 * place in a document, so it is asked for findings only.
 *
 * @param path relative to `subject.configuration`
 * @returns null for a subject that was not read from a file
 */
export function locate(subject: Subject, path: Path): Location | null {
  const written = redirected(subject, path);
  const part = subject.parts?.find(({ at }) => isWithin(written, at));
  const { origin } = part ?? subject;
  if (origin === null) return null;
  const isCounted: DocumentStep['isCounted'] = (node) => subject.source !== 'cloudformation' || !isNoValueNode(node);
  let shape: Shape | undefined = SHAPES[subject.type];
  const steps = written.map((segment): DocumentStep => {
    const { isWrittenAs, mayBeImplied, shape: below } = stepInto(shape, segment);
    shape = below;
    return { segment, isWrittenAs, mayBeImplied, isCounted };
  });
  const { document, configuration } = origin;
  const inside = steps.slice(part?.at.length);
  return { file: document.name, ...placeIn(document, [...configuration.map(writtenStep), ...inside]) };
}

/** Where the resource itself stands; null for one that was not read from a file. */
export function locateResource({ origin }: Subject): Location | null {
  return origin === null ? null : { file: origin.document.name, ...placeOf(origin.document, origin.resource) };
}
