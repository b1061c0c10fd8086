import { distance } from 'fastest-levenshtein';

/**
 * The candidate closest to a mistyped name, for "did you mean".
 *
 * @returns the nearest of `candidates` by Levenshtein distance without regard to case, or `undefined` when even the best
 *   needs too many changes: more than one in a name of up to three letters, more than two (a swap of neighbours) or a
 *   third of the letters in a longer one. Ties go to the earlier one.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const longer = Math.max(name.length, candidate.length);
    const allowed = longer <= 3 ? 1 : Math.max(2, Math.floor(longer / 3));
    if (Math.abs(name.length - candidate.length) > allowed) continue;
    const changes = distance(name.toLowerCase(), candidate.toLowerCase());
    if (changes <= allowed && changes < fewest) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, with a leading space, or the empty string when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
