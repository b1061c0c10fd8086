import * as z from 'zod';

/** The parts of OPA's capabilities that matter here; declarations pass through untouched. */
const capabilitiesSchema = z.object({
  builtins: z.array(z.looseObject({ name: z.string() })).min(1),
  features: z.array(z.string()),
  future_keywords: z.array(z.string()),
});

/** `builtin_metadata.json` of OPA: one entry a built-in, and `_categories`. */
const metadataSchema = z.record(z.string(), z.unknown());
const nativeSchema = z.object({ wasm: z.literal(true) });

/** They bring the RE2 engine into the module: 190 KB, and every pattern is compiled again on each evaluation. */
const RE2_USERS = ['glob.match', 're_match', 'regex.find_all_string_submatch_n', 'regex.is_valid', 'regex.match'];

/** Resolved by the compiler, so no host call remains; `opa test` needs the last for tables (`test_x[note] if {…}`). */
const COMPILE_TIME = ['rego.metadata.chain', 'rego.metadata.rule', 'internal.test_case'];

const FEATURES = ['keywords_in_refs', 'rego_v1', 'template_strings'];
const FUTURE_KEYWORDS = ['not'];

/**
 * Names of the built-ins a policy may call: what Wasm has natively, without the regular-expression engine, and what the
 * compiler resolves.
 *
 * @param metadata `builtin_metadata.json` of OPA
 */
export function wasmNativeBuiltins(metadata: unknown): readonly string[] {
  const entries = metadataSchema.parse(metadata);
  const native = Object.keys(entries).filter((name) => nativeSchema.safeParse(entries[name]).success);
  return [...native.filter((name) => !RE2_USERS.includes(name)), ...COMPILE_TIME];
}

/** Names of the built-ins in a capabilities document. */
export function builtinNames(capabilities: unknown): readonly string[] {
  return capabilitiesSchema.parse(capabilities).builtins.map(({ name }) => name);
}

/**
 * The capabilities file of the policies: OPA's own declarations, in OPA's order, of some built-ins.
 *
 * @param current what `opa capabilities --current` prints
 * @param names of the built-ins that policies may call
 * @returns JSON with one built-in a line, so that an upgrade of OPA shows as a readable difference
 * @throws Error when this OPA lacks something that policies rely on
 */
export function capabilitiesFile(current: unknown, names: readonly string[]): string {
  const { builtins, features, future_keywords } = capabilitiesSchema.parse(current);
  expectAll('built-in', names, new Set(builtins.map(({ name }) => name)));
  expectAll('feature', FEATURES, new Set(features));
  expectAll('future keyword', FUTURE_KEYWORDS, new Set(future_keywords));
  const allowed = new Set(names);
  const lines = builtins
    .filter(({ name }) => allowed.has(name))
    .map((builtin) => `    ${JSON.stringify(withoutProse(builtin))}`);
  return [
    '{\n  "builtins": [',
    lines.join(',\n'),
    '  ],',
    `  "features": ${JSON.stringify(FEATURES)},`,
    `  "future_keywords": ${JSON.stringify(FUTURE_KEYWORDS)}\n}\n`,
  ].join('\n');
}

function expectAll(kind: string, names: readonly string[], known: ReadonlySet<string>): void {
  const missing = names.filter((name) => !known.has(name));
  if (missing.length > 0) throw new Error(`This OPA has no ${kind} ${missing.join(', ')}.`);
}

/** OPA does not read the descriptions; with them the file would be three times as long and mostly OPA's own text. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'description' && key !== 'categories');
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutProse(member)]));
}
