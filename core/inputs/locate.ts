import type { Path } from '../subject/json';
import type { Shape } from '../subject/shapes/shape';
import { SHAPES } from '../subject/shapes/shapes';
import { stepInto } from '../subject/spelling';
import type { Subject } from '../subject/subject';
import { isNoValueNode, placeIn, placeOf, writtenStep, type DocumentPlace, type DocumentStep } from './document-place';

/** A place in a file. */
export interface Location extends DocumentPlace {
  readonly file: string;
}

/**
 * Where a normalised path of a subject stands in its file: at its key or list element, or at the nearest thing above
 * when it is absent.
 *
 * Goes back through spelling, removed list elements and merged overrides. Costs a parse with positions for the first
 * place in a document, so it is asked for findings only.
 *
 * @param path relative to `subject.configuration`
 * @returns null for a subject that was not read from a file
 */
export function locate(subject: Subject, path: Path): Location | null {
  const written = redirected(subject, path);
  const origin = written[0] === 'Overrides' ? (subject.overridesOrigin ?? subject.origin) : subject.origin;
  if (origin === null) return null;
  const isCounted: DocumentStep['isCounted'] = (node) => subject.source !== 'cloudformation' || !isNoValueNode(node);
  let shape: Shape | undefined = SHAPES[subject.type];
  const steps = written.map((segment): DocumentStep => {
    const { isWrittenAs, shape: below } = stepInto(shape, segment);
    shape = below;
    return { segment, isWrittenAs, isCounted };
  });
  const { document, configuration } = origin;
  return { file: document.name, ...placeIn(document, [...configuration.map(writtenStep), ...steps]) };
}

/** Where the resource itself stands; null for one that was not read from a file. */
export function locateResource({ origin }: Subject): Location | null {
  return origin === null ? null : { file: origin.document.name, ...placeOf(origin.document, origin.resource) };
}

function redirected({ redirects }: Subject, path: Path): Path {
  const redirect = redirects.find(({ from }) => from.every((segment, index) => path[index] === segment));
  return redirect === undefined ? path : [...redirect.to, ...path.slice(redirect.from.length)];
}
