import { GuardrailsError } from '../core/errors';
import { literalPack } from './literal-pack';

/**
 * Limits of a pack. A rule of a pack gets `-conformance-pack-` and nine characters appended, and several Config APIs
 * take 64 characters of name: 37 are ours. The body limit of AWS is 51,200 bytes after substitution; we keep a margin.
 */
export const PACK_LIMITS = {
  ruleName: 37,
  inputParameters: 1024,
  staticValue: 256,
  rules: 130,
  bodyBytes: 50_000,
} as const;

/** The partition and Region that together make the longest ARNs. */
const LONGEST = { partition: 'aws-us-gov', region: 'us-gov-west-1', account: '111122223333' } as const;

/** @throws GuardrailsError `PACK_LIMIT` naming the rule whose name a pack could not carry */
export function assertRuleName(name: string): void {
  if (name.length <= PACK_LIMITS.ruleName) return;
  throw limit(
    `Rule ${JSON.stringify(name)} has a name of ${name.length} characters; a pack rule may have ` +
      `${PACK_LIMITS.ruleName}, because AWS appends 27 and some Config operations accept 64. Shorten the check's id.`,
    name,
  );
}

/** @throws GuardrailsError `PACK_LIMIT` naming the rule whose parameters are too long; their values are not shown */
export function assertInputParameters(rule: string, parameters: Readonly<Record<string, string>>): void {
  const length = JSON.stringify(parameters).length;
  if (length <= PACK_LIMITS.inputParameters) return;
  const longest = Object.entries(parameters).reduce((a, b) => (b[1].length > a[1].length ? b : a));
  throw limit(
    `Rule ${rule} has ${length} characters of InputParameters; AWS Config accepts ${PACK_LIMITS.inputParameters}. ` +
      `The longest parameter is "${longest[0]}" with ${longest[1].length} characters: shorten it.`,
    rule,
  );
}

/** @throws GuardrailsError `PACK_LIMIT` naming the rule whose parameters do not fit into its remediation */
export function assertRemediationParameters(rule: string, parameters: Readonly<Record<string, string>>): void {
  const length = JSON.stringify(parameters).length;
  if (length <= PACK_LIMITS.staticValue) return;
  throw limit(
    `Rule ${rule} has ${length} characters of non-default parameters; its remediation can carry ` +
      `${PACK_LIMITS.staticValue} (AWS Config, StaticValue). Shorten them.`,
    rule,
  );
}

/** @throws GuardrailsError `PACK_LIMIT` when a document cannot be told which checks it corrects together */
export function assertChecksTogether(document: string, text: string): void {
  if (text.length <= PACK_LIMITS.staticValue) return;
  throw limit(
    `The checks that document ${document} would correct together take ${text.length} characters to name; a remediation can ` +
      `carry ${PACK_LIMITS.staticValue} (AWS Config, StaticValue). What is named is how the pack differs from the defaults: ` +
      'change fewer of these checks, or leave remediation.together out.',
    'remediation.together',
  );
}

/** Bytes of a text of a body as the longest partition and Region make it. */
export function longestBytes(text: string): number {
  return Buffer.byteLength(literalPack(text, LONGEST));
}

/**
 * Measures a body as the longest partition and Region make it.
 *
 * @param body text for the outer `Fn::Sub`
 * @param largest name of the rule with the largest entry, for the message
 * @throws GuardrailsError `PACK_LIMIT`
 */
export function assertBodySize(body: string, largest: string): void {
  const bytes = longestBytes(body);
  if (bytes <= PACK_LIMITS.bodyBytes) return;
  throw limit(
    `The pack's body is ${bytes} bytes in ${LONGEST.region}; it may be ${PACK_LIMITS.bodyBytes}. The largest entry is ` +
      `rule ${largest}. Disable checks, or split the pack.`,
    largest,
  );
}

function limit(message: string, rule: string): GuardrailsError {
  return new GuardrailsError('PACK_LIMIT', message, { place: { field: rule } });
}
