import { isJsonObject } from '../subject/json';
import { jsonOrNothing } from '../subject/json-text';
import { isDocumentedExample } from './benign-values';
import type { DetectorId } from './detection';

/** A credential that is known by its form, whatever its name. */
interface KnownFormat {
  readonly detector: DetectorId;
  /**
   * A fixed beginning and classes of characters with bounds, none in another: a text of any length and content costs a
   * constant number of steps a character.
   */
  readonly pattern: RegExp;
  readonly accepts?: (match: string) => boolean;
}

const KNOWN_FORMATS: readonly KnownFormat[] = [
  {
    detector: 'aws-access-key-id',
    pattern: /(?<![A-Za-z0-9])A(?:KI|SI)A[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  },
  { detector: 'private-key', pattern: /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g },
  // The same in base64, as it is often written because it has no line breaks.
  {
    detector: 'private-key',
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{24,48}/g,
    accepts: (match) => decoded(match).includes('PRIVATE KEY'),
  },
  {
    detector: 'json-web-token',
    pattern: /(?<![\w-])ey[\w-]{8,2048}\.[\w-]{2,8192}\.[\w-]{0,1024}/g,
    accepts: (match) => hasAlgorithm(match.slice(0, match.indexOf('.'))),
  },
  { detector: 'github-token', pattern: /(?<![A-Za-z0-9])gh[opsur]_[A-Za-z0-9]{30,255}/g },
  { detector: 'github-token', pattern: /(?<![A-Za-z0-9])github_pat_\w{22,255}/g },
  {
    detector: 'gitlab-token',
    pattern: /(?<![A-Za-z0-9])gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|soat)-[\w-]{20,255}/g,
  },
  { detector: 'slack-token', pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,255}/g },
  { detector: 'slack-token', pattern: /(?<![A-Za-z0-9])xapp-\d{1,2}-[A-Za-z0-9-]{10,255}/g },
  {
    detector: 'slack-token',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[TE][A-Z0-9]{6,16}\/[\w/]{8,255}/g,
  },
  { detector: 'stripe-key', pattern: /(?<![A-Za-z0-9])[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g },
  { detector: 'stripe-key', pattern: /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/]{24,255}/g },
  { detector: 'google-key', pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g },
  { detector: 'google-key', pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g },
  { detector: 'npm-token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  { detector: 'sendgrid-key', pattern: /(?<![\w.-])SG\.[\w-]{16,64}\.[\w-]{16,128}/g },
];

/**
 * Has the fixed beginning of one of the formats. Most texts have none, and one pattern costs less than seventeen.
 */
const MAY_HOLD =
  /AKIA|ASIA|-----BEGIN|LS0t|ey[\w-]{8}|gh[opsur]_|github_|gl[a-z]{1,5}-|xox|xapp-|hooks\.slack|k_(?:live|test)_|whsec_|AIza|GOCSPX|npm_|SG\./;

/** The first known credential format in a text, if there is one that is no documented example. */
export function knownFormatIn(text: string): DetectorId | undefined {
  if (!MAY_HOLD.test(text)) return undefined;
  return KNOWN_FORMATS.find(({ pattern, accepts }) =>
    [...text.matchAll(pattern)].some(([match]) => !isDocumentedExample(match) && (accepts?.(match) ?? true)),
  )?.detector;
}

/** RFC 7519: what stands before the first dot is a JSON object that names an algorithm. */
function hasAlgorithm(header: string): boolean {
  const value = jsonOrNothing(decoded(header.replaceAll('-', '+').replaceAll('_', '/')));
  return isJsonObject(value) && typeof value['alg'] === 'string';
}

/** The bytes of a base64 text without padding, one character a byte; what is left over at its end is not looked at. */
function decoded(base64: string): string {
  return atob(base64.slice(0, base64.length - (base64.length % 4 === 1 ? 1 : 0)));
}
