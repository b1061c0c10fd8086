/**
 * What a name says of its value. `password` and `secret` are strong: any value that is not benign is a secret there, and
 * they differ in which numbers are benign. `weak` names matter to the entropy detector alone.
 */
export type NameStrength = 'password' | 'secret' | 'weak' | 'none';

/** Ends of strong names, without separators: `DB_PASSWORD`, `db.password`, `dbPassword` and `dbpassword` are one. */
const PASSWORDS = ['password', 'passwd', 'passphrase'];
const SECRETS = [
  'secret',
  'secretkeybase',
  'token',
  'apikey',
  'accesskey',
  'secretkey',
  'privatekey',
  'signingkey',
  'encryptionkey',
  'credential',
  'credentials',
  // Its last word is `id`, which is harmless elsewhere.
  'awsaccesskeyid',
];

/** Strong as a word of their own or at the end of one (`dbpass`), if it is none of these. */
const SHORT_PASSWORDS = ['pass', 'pwd'];
const OTHER_WORDS = new Set([
  'bypass',
  'compass',
  'encompass',
  'multipass',
  'overpass',
  'surpass',
  'trespass',
  'underpass',
  // The shell's own: directories.
  'oldpwd',
]);

const WEAK = ['key', 'keys', 'auth', 'cred', 'creds'];

/** Names with this inside say that there is no password (`MYSQL_ALLOW_EMPTY_PASSWORD`). */
const ALLOW_EMPTY = 'allowempty';

/**
 * Reads a name by its last words, in any case, with `_`, `-`, `.` or other signs between them, in camelCase or fused.
 * Digits at the end (`DB_PASSWORD_2`) do not count. `TOKEN_URL`, `SECRET_ARN`, `PASSWORD_FILE` and the like are not
 * strong, because their last word is not.
 *
 * @param extraNames names in lower case that are strong whatever they look like
 */
export function strengthOf(name: string, extraNames: ReadonlySet<string>): NameStrength {
  if (extraNames.has(name.toLowerCase())) return 'password';
  const words = wordsOf(name);
  const fused = words.join('');
  const last = words.at(-1) ?? '';
  if (fused.includes(ALLOW_EMPTY)) return 'none';
  if (endsWithOne(fused, PASSWORDS) || (endsWithOne(last, SHORT_PASSWORDS) && !OTHER_WORDS.has(last))) {
    return 'password';
  }
  if (endsWithOne(fused, SECRETS)) return 'secret';
  return WEAK.includes(last) || last.endsWith('key') ? 'weak' : 'none';
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d{1,9}$/, ''))
    .filter((word) => word !== '');
}

function endsWithOne(text: string, ends: readonly string[]): boolean {
  return ends.some((end) => text.endsWith(end));
}
