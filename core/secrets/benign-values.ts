import { isPlaceholder } from './placeholders';

/** Says that something is or is not so, or that there is nothing. */
const WORDS = new Set(
  ['true', 'false', 'yes', 'no', 'on', 'off', 'enabled', 'disabled'].concat(['null', 'none', 'nil', 'undefined']),
);

const NUMBER = /^[+-]?\d{1,64}(?:\.\d{1,64})?$/;
const ARN = /^arn:(?:aws[a-z-]{0,20}|\$\{AWS::Partition\}):/i;

/** A name in a store that the application looks up itself. */
const STORED_NAME = /^(?:ssm|secretsmanager):[\w/.+=@:-]{1,2048}$/i;

const URL = /^(?:jdbc:)?[a-z][a-z0-9+.-]{1,31}:\/\/[^\s@/?#]{0,512}(?:[/?#]\S{0,4096})?$/i;
const PATH = /^(?:\/|[A-Za-z]:[\\/]|\\\\)[\w.@%+ \\/-]{0,4096}$/;
const MASK = /^(?:\*{1,256}|\u2022{1,256})$/;

/** AWS writes its examples so; a key of somebody's that ends in one is as likely as guessing seven characters. */
const DOCUMENTED_KEY = /^(?:AKIDEXAMPLE|[A-Z0-9]{13}EXAMPLE|[A-Za-z0-9/+]{29,34}EXAMPLEKEY)$/;

/** The example of Stripe's documentation ("API keys"); it works for everybody. */
const DOCUMENTED_TOKEN = ['sk_test', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');

/** What documentation puts where the characters of a token would stand. */
const CROSSED_OUT = /[xX]{16}$/;

/** Digits from which on a number under the name of a password may be one. */
const PASSWORD_DIGITS = 6;

/** Tells whether a credential is one that documentation gives as an example. */
export function isDocumentedExample(credential: string): boolean {
  return DOCUMENTED_KEY.test(credential) || credential === DOCUMENTED_TOKEN || CROSSED_OUT.test(credential);
}

/**
 * Tells whether a value is harmless although its name is strong: nothing, a switch, a number, the name or place of a
 * secret instead of the secret, a placeholder, a documented example.
 *
 * @param strength a number of six or more digits may be a password, but is no token
 */
export function isBenign(value: string, strength: 'password' | 'secret' | 'weak'): boolean {
  const text = unquoted(value.trim()).trim();
  if (text === '' || WORDS.has(text.toLowerCase())) return true;
  if (NUMBER.test(text)) return strength !== 'password' || text.replace(/\D/g, '').length < PASSWORD_DIGITS;
  return (
    ARN.test(text) ||
    STORED_NAME.test(text) ||
    URL.test(text) ||
    isPath(text) ||
    MASK.test(text) ||
    isDocumentedExample(text) ||
    isPlaceholder(text)
  );
}

function unquoted(text: string): string {
  const [first] = text;
  return text.length > 1 && (first === '"' || first === "'") && text.endsWith(first) ? text.slice(1, -1) : text;
}

/** Keys in base64 may begin with a slash as well; no one names a file so. */
function isPath(text: string): boolean {
  return PATH.test(text) && !text.split(/[\\/]/).some(looksDrawnByLot);
}

function looksDrawnByLot(segment: string): boolean {
  return segment.length >= 16 && /[a-z]/.test(segment) && /[A-Z]/.test(segment) && /\d/.test(segment);
}
