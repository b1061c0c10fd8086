import { createHash } from 'node:crypto';
import { GuardrailsError } from '../errors';
import type { Check } from '../registry/check';
import { isJsonObject } from '../subject/json';
import type { Policy } from './policy';
import { runSelfTest } from './self-test';
import { entrypointOf, MAIN_ENTRYPOINT, WasmPolicy } from './wasm-policy';
import { WasmInstance } from './wasm-instance';

/** What a build of `policies/` leaves in `policies/dist`, as bytes: core reads no file. */
export interface PolicyArtefact {
  readonly wasm: Uint8Array;
  /** Parsed `manifest.json`. */
  readonly manifest: unknown;
  /** Parsed `self-test.json`. */
  readonly selfTest: unknown;
  /** The catalogue that the module must match. */
  readonly checks: readonly Check[];
}

/** Imports of an OPA module (OPA Wasm ABI 1.2); anything else would give a policy powers that it must not have. */
const ALLOWED_IMPORTS: ReadonlySet<string> = new Set([
  'memory',
  'opa_abort',
  'opa_println',
  'opa_builtin0',
  'opa_builtin1',
  'opa_builtin2',
  'opa_builtin3',
  'opa_builtin4',
]);

const ABI_MINOR_VERSIONS: readonly number[] = [2, 3];

/**
 * Loads a policy module and refuses it unless everything that later evaluations rely on holds.
 *
 * @throws GuardrailsError `POLICY_LOAD` (bytes, digest, entrypoints, self-test), `POLICY_IMPORTS` (host functions), `POLICY_ABI`
 */
export function loadPolicy({ wasm, manifest, selfTest, checks }: PolicyArtefact): Policy {
  const digest = `sha256:${createHash('sha256').update(wasm).digest('hex')}`;
  const expected = isJsonObject(manifest) ? manifest['wasm'] : undefined;
  if (expected !== digest) {
    throw new GuardrailsError(
      'POLICY_LOAD',
      `The policy module has digest ${digest}; its manifest names ${typeof expected === 'string' ? expected : 'none'}. ` +
        'Restore both files from one build (`npm run policies:build`).',
    );
  }
  const module = compile(wasm);
  refuseImports(module);
  const instance = WasmInstance.start(module);
  refuseAbi(instance);
  refuseEntrypoints(instance, checks);
  const policy = new WasmPolicy(digest, module, new Map(checks.map((check) => [check.id, check])), instance);
  runSelfTest(policy, selfTest);
  return policy;
}

function compile(wasm: Uint8Array): WebAssembly.Module {
  try {
    return new WebAssembly.Module(new Uint8Array(wasm));
  } catch (thrown) {
    throw new GuardrailsError('POLICY_LOAD', 'The policy module is not WebAssembly.', { cause: thrown });
  }
}

function refuseImports(module: WebAssembly.Module): void {
  const foreign = WebAssembly.Module.imports(module).find(
    (entry) => entry.module !== 'env' || !ALLOWED_IMPORTS.has(entry.name),
  );
  if (foreign !== undefined) {
    throw new GuardrailsError(
      'POLICY_IMPORTS',
      `The policy module imports ${foreign.module}.${foreign.name}, which no policy may call.`,
    );
  }
}

function refuseAbi(instance: WasmInstance): void {
  const version = instance.abiMinorVersion;
  if (version === undefined || !ABI_MINOR_VERSIONS.includes(version)) {
    throw new GuardrailsError(
      'POLICY_ABI',
      `The policy module has ABI 1.${version === undefined ? '?' : String(version)}; supported are 1.2 and 1.3.`,
    );
  }
  const [builtin] = instance.hostBuiltins;
  if (builtin !== undefined) {
    throw new GuardrailsError(
      'POLICY_IMPORTS',
      `The policy module calls the built-in function ${builtin} in its host; only native ones are allowed.`,
    );
  }
}

function refuseEntrypoints(instance: WasmInstance, checks: readonly Check[]): void {
  const expected = new Set([MAIN_ENTRYPOINT, ...checks.map((check) => entrypointOf(check.id))]);
  const found = new Set(instance.entrypoints);
  const missing = [...expected].filter((name) => !found.has(name));
  const foreign = [...found].filter((name) => !expected.has(name));
  if (missing.length > 0 || foreign.length > 0) {
    throw new GuardrailsError(
      'POLICY_LOAD',
      `The policy module does not match the catalogue: missing [${missing.join(', ')}], not in it [${foreign.join(', ')}].`,
    );
  }
}
