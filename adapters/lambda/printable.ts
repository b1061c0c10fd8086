/**
 * Characters that JSON leaves raw and that break or reorder a line where people read it: controls (C0, DEL, C1), the
 * Unicode line and paragraph separators, and the bidirectional overrides and isolates.
 */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Makes a text of foreign origin safe to show: such characters become visible escapes (`\u202e`), and a lone surrogate
 * becomes U+FFFD.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
