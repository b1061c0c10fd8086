import opa from '@open-policy-agent/opa-wasm';
import { GuardrailsError } from '../errors';

type LoadedPolicy = ReturnType<typeof opa.loadPolicySync>;

/** 5 pages are what OPA's modules declare at least; 512 pages (32 MB) bound what one evaluation may take. */
const MEMORY = { initial: 5, maximum: 512 } as const;

/**
 * One instance of a policy module: the only place that calls the SDK.
 *
 * The SDK throws strings and plain objects, reads a wrong input as "no input" and never gives memory back; none of that
 * leaves this file.
 */
export class WasmInstance {
  private constructor(private readonly loaded: LoadedPolicy) {}

  /** @throws GuardrailsError `POLICY_LOAD` when the module cannot be instantiated */
  static start(module: WebAssembly.Module): WasmInstance {
    try {
      // The SDK writes into the descriptor that it is given.
      return new WasmInstance(opa.loadPolicySync(module, { ...MEMORY }));
    } catch (thrown) {
      throw new GuardrailsError('POLICY_LOAD', 'The policy module cannot be instantiated.', { cause: asError(thrown) });
    }
  }

  /** Entrypoint names of the module. */
  get entrypoints(): readonly string[] {
    const entrypoints: unknown = this.loaded.entrypoints;
    return typeof entrypoints === 'object' && entrypoints !== null ? Object.keys(entrypoints) : [];
  }

  /** ABI minor version, or `undefined` when the module does not say: the SDK only logs that. */
  get abiMinorVersion(): number | undefined {
    const version: unknown = this.loaded.minorVersion;
    return typeof version === 'number' ? version : undefined;
  }

  /** Names of the built-in functions that the module would call in the host. */
  get hostBuiltins(): readonly string[] {
    const builtins = this.dump(this.call('opa_json_dump', this.call('builtins')));
    return typeof builtins === 'object' && builtins !== null ? Object.keys(builtins) : [];
  }

  /**
   * Evaluates one entrypoint.
   *
   * @param input UTF-8 JSON of an object, in a buffer that holds nothing else
   * @returns whatever the entrypoint's result is, unverified
   * @throws GuardrailsError `EVALUATION_ABORTED` (drop the instance), `RESULT_UNDEFINED` when there is no result
   */
  run(entrypoint: string, input: ArrayBuffer): unknown {
    const answer = this.evaluate(entrypoint, input);
    const results: readonly unknown[] = Array.isArray(answer) ? answer : [];
    const [first] = results;
    if (results.length !== 1) {
      throw new GuardrailsError('RESULT_UNDEFINED', `Policy entrypoint ${entrypoint} gave no result.`);
    }
    if (typeof first !== 'object' || first === null || !('result' in first)) {
      throw new GuardrailsError('RESULT_UNDEFINED', `Policy entrypoint ${entrypoint} gave a result of another form.`);
    }
    return first.result;
  }

  private evaluate(entrypoint: string, input: ArrayBuffer): unknown {
    try {
      return this.loaded.evaluate(input, entrypoint);
    } catch (thrown) {
      throw new GuardrailsError('EVALUATION_ABORTED', `Policy entrypoint ${entrypoint} aborted.`, {
        cause: asError(thrown),
      });
    }
  }

  private call(name: string, ...values: readonly unknown[]): unknown {
    const instance = this.loaded.wasmInstance;
    const exported = 'exports' in instance ? instance.exports[name] : undefined;
    if (typeof exported !== 'function') {
      throw new GuardrailsError('POLICY_ABI', `The policy module does not export ${name}.`);
    }
    return Reflect.apply(exported, undefined, values);
  }

  private dump(address: unknown): unknown {
    const bytes = new Uint8Array(this.loaded.mem.buffer);
    const start = Number(address);
    return JSON.parse(new TextDecoder().decode(bytes.subarray(start, bytes.indexOf(0, start))));
  }
}

function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : thrown;
  return new Error(typeof message === 'string' ? message : 'The policy engine threw something that is not an error.');
}
