/** Stands for a placeholder that was cut out; of Unicode's private use area, so that no text of a user means it. */
const HOLE = '\u{E000}';

/** `${…}`, `{{…}}`, `#{…}`, `%%…%%`. Quantifiers are bounded, so that hostile texts cost a constant per character. */
const TEMPLATE = /[$#]\{[^{}]{0,256}\}|\{\{[^{}]{0,256}\}\}|%%[^%\s]{1,128}%%/g;

/** `$(…)` and `` `…` ``: what a command prints. */
const SUBSTITUTION = /\$\([^()]{0,512}\)|`[^`]{1,512}`/g;

/** `<…>`, `%NAME%`, `$NAME`. */
const EXPANSION = /<[A-Za-z][\w .:-]{0,62}>|%[A-Za-z_]\w{0,63}%|\$[A-Z_][A-Z0-9_]{0,127}/g;

/** What a shell puts in by itself: `$name`, `$1`, `$?`, the doubled `$$NAME` of compose files, a longer `$(…)`. */
const SHELL_VARIABLE = /\${1,2}(?:[A-Za-z_]\w{0,127}|[\d@*#?!-]|(?=\())/g;

/** In every placeholder; most texts have none. */
const PLACEHOLDER_SIGN = /[$#{%<`]/;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Levels of placeholders in placeholders that are seen (`${A:-${B}}`). */
const LEVELS = 4;

/** Cuts the placeholders of templates out of a text, inner ones first. */
function withoutTemplates(text: string): string {
  return cut(text, TEMPLATE).text;
}

/** Cuts everything out that stands for a value to come. */
export function withoutPlaceholders(text: string): string {
  if (!PLACEHOLDER_SIGN.test(text)) return text;
  return cut(cut(withoutTemplates(text), SUBSTITUTION).text, EXPANSION).text;
}

/** A text that a shell reads, and the commands in it whose output takes their place. */
export interface ShellText {
  readonly text: string;
  readonly substitutions: readonly string[];
}

/**
 * Cuts out what a shell expands, so that no quote, space or sign in it counts. Only for texts that a shell reads: elsewhere
 * `$ecret` may be a password.
 */
export function withoutExpansions(text: string): ShellText {
  const { text: rest, pieces } = cut(withoutTemplates(text), SUBSTITUTION);
  const substitutions = pieces.map((piece) => piece.slice(piece.startsWith('$') ? 2 : 1, -1));
  return { text: rest.replace(SHELL_VARIABLE, HOLE), substitutions };
}

/** Tells whether a text is made of placeholders, perhaps behind an authentication scheme, and says nothing itself. */
export function isPlaceholder(text: string): boolean {
  const rest = withoutPlaceholders(text).replace(/^(?:bearer|basic|token) /i, '');
  return rest.includes(HOLE) && !LETTER_OR_DIGIT.test(rest);
}

function cut(text: string, pattern: RegExp): { readonly text: string; readonly pieces: readonly string[] } {
  const pieces: string[] = [];
  let rest = text;
  for (let level = 0; level < LEVELS; level += 1) {
    const found = [...rest.matchAll(pattern)].map(([piece]) => piece);
    if (found.length === 0) break;
    pieces.push(...found);
    rest = rest.replace(pattern, HOLE);
  }
  return { text: rest, pieces };
}
