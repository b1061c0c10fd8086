import { isBenign, isDocumentedExample } from './benign-values';
import { strengthOf } from './names';
import { withoutPlaceholders } from './placeholders';

/** Longest beginning of a URL, up to its path, and longest name before an equals sign that are looked at. */
const LONGEST_AUTHORITY = 512;
const LONGEST_NAME = 64;

const NO_EXTRA_NAMES: ReadonlySet<string> = new Set();

/** Tells whether a text holds `scheme://user:password@host`. An image reference (`docker://nginx:1@sha256:…`) is none. */
export function hasUrlPassword(text: string): boolean {
  if (!text.includes('://')) return false;
  const plain = withoutPlaceholders(text);
  for (let at = plain.indexOf('://'); at !== -1; at = plain.indexOf('://', at + 3)) {
    if (!/[A-Za-z0-9+.-]/.test(plain.charAt(at - 1))) continue;
    const authority = upTo(plain.slice(at + 3, at + 3 + LONGEST_AUTHORITY), /[\s"'`/?#]/);
    const end = authority.lastIndexOf('@');
    const colon = authority.indexOf(':');
    const host = authority.slice(end + 1);
    if (end === -1 || colon === -1 || colon > end || host === '' || host.startsWith('sha256:')) continue;
    if (saysSomething(authority.slice(colon + 1, end))) return true;
  }
  return false;
}

/**
 * Tells whether a text holds `password=…` or `pwd=…` as connection strings, mount options and property files do. Where the
 * pairs are separated by semicolons other strong names count as well (`SharedAccessKey=…`).
 */
export function hasConnectionPassword(text: string): boolean {
  if (!text.includes('=')) return false;
  const plain = withoutPlaceholders(text);
  const strengths = isConnectionString(plain) ? ['password', 'secret'] : ['password'];
  let from = 0;
  for (let at = plain.indexOf('='); at !== -1; at = plain.indexOf('=', from)) {
    from = at + 1;
    const name = nameBefore(plain.slice(Math.max(0, at - LONGEST_NAME), at));
    if (name === '' || !strengths.includes(strengthOf(name, NO_EXTRA_NAMES))) continue;
    const end = endOfValue(plain, plain.charAt(at - 1) === ' ' ? withoutBlank(plain, from) : from);
    const value = plain.slice(from, end).replace(/^[ "']{1,3}/, '');
    from = end;
    if (saysSomething(value) && !isBenign(value, 'password')) return true;
  }
  return false;
}

/** Two pairs with a semicolon between. */
function isConnectionString(text: string): boolean {
  return text.split(';').filter((part) => /^\s{0,8}[A-Za-z][\w .-]{0,64}=/.test(part)).length > 1;
}

/** The name that ends here, between a separator and an equals sign; one with a dash before it is a flag. */
function nameBefore(text: string): string {
  return /(?:^|[\s;,&?'"({|])([A-Za-z][\w.-]{0,63}) {0,2}$/.exec(text)?.[1] ?? '';
}

/** The next separator. It is looked for once for each strong name, and the search goes on behind it: a text is read once. */
function endOfValue(text: string, from: number): number {
  let end = /["']/.test(text.charAt(from)) ? from + 1 : from;
  while (/[^\s;,&"']/.test(text.charAt(end))) end += 1;
  return end;
}

/** `Password = abc`, where `password= user=app` sets none. */
function withoutBlank(text: string, from: number): number {
  return text.charAt(from) === ' ' ? from + 1 : from;
}

function upTo(text: string, separator: RegExp): string {
  const end = text.search(separator);
  return end === -1 ? text : text.slice(0, end);
}

/** Signs alone are no password here but a placeholder, a mask or a pattern (`password=([^&]*)`). */
function saysSomething(value: string): boolean {
  return /[\p{L}\p{N}]/u.test(value) && !isDocumentedExample(value);
}
