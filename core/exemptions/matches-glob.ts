/**
 * Whether a text fits a pattern in which `*` stands for any characters and `?` for one. Takes at most the product of the two
 * lengths: a pattern that people write never becomes a regular expression, which could take for ever.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let next = 0;
  // Where to go on when what follows the last `*` does not fit: the star takes one character more.
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = next;
      taken = at;
      next += 1;
    } else if (next < pattern.length && (pattern[next] === '?' || pattern[next] === text[at])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      taken += 1;
      at = taken;
      next = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[next] === '*') next += 1;
  return next === pattern.length;
}
