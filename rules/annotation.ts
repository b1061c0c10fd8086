import { visibleText } from '../core/visible-text';

/** AWS Config counts UTF-16 units, and refuses the whole call for one annotation that is longer. */
const LONGEST = 256;

/**
 * Makes the annotation of a result.
 *
 * @param text what is to be said first; cut on a code-point boundary, with an ellipsis, when it is too long
 * @param more how many further places there are; `+N more` always fits
 * @returns 1 to 256 well-formed UTF-16 units, or `undefined` when there is nothing to say: AWS Config refuses an empty one
 */
export function annotationOf(text: string, more = 0): string | undefined {
  const suffix = more === 0 ? '' : `${text === '' ? '' : ' '}+${more} more`;
  const annotation = cut(visibleText(text), LONGEST - suffix.length) + suffix;
  return annotation === '' ? undefined : annotation;
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  // The text is well-formed, so a high surrogate at the end has lost its other half to the cut.
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
