import { asGuardrailsError, GuardrailsError } from '../errors';
import { didYouMean } from '../nearest';
import type { Check } from '../registry/check';
import type { JsonObject } from '../subject/json';
import type { CheckResult } from './check-result';
import { encodeInput } from './encode-input';
import type { Policy, PolicyRequest } from './policy';
import { verifyReport } from './verify-report';
import { WasmInstance } from './wasm-instance';

export const MAIN_ENTRYPOINT = 'main/reports';

/** Entrypoint of a single check. */
export function entrypointOf(check: string): string {
  return `policies/${check}/report`;
}

/** Inputs above this size leave the instance with memory that it never gives back. */
const LARGE_INPUT_BYTES = 128 * 1024;

/** A verified module at work. Made by `loadPolicy` only, which has checked what this class takes for granted. */
export class WasmPolicy implements Policy {
  private instance: WasmInstance | undefined;

  constructor(
    readonly digest: string,
    private readonly module: WebAssembly.Module,
    private readonly checks: ReadonlyMap<string, Check>,
    first: WasmInstance,
  ) {
    this.instance = first;
  }

  evaluate(request: PolicyRequest): readonly CheckResult[] {
    const ids = Object.keys(request.parameters);
    if (ids.length === 0) throw new GuardrailsError('INPUT_INVALID', 'A policy request names at least one check.');
    for (const [id, parameters] of Object.entries(request.parameters)) this.refuseUnusable(id, parameters);
    const input = encodeInput(request);
    const results = this.together(ids, input, request.subject.id);
    if (input.byteLength > LARGE_INPUT_BYTES) this.instance = undefined;
    return results;
  }

  /** One evaluation for all checks; where it aborts, each check runs alone so that one fault silences one check. */
  private together(ids: readonly string[], input: ArrayBuffer, resource: string): readonly CheckResult[] {
    let answers: unknown;
    try {
      answers = this.run(MAIN_ENTRYPOINT, input);
    } catch {
      return ids.map((id) => this.alone(id, input, resource));
    }
    const reports = reportsById(answers);
    if (reports === undefined || [...reports.keys()].some((id) => !ids.includes(id))) {
      return ids.map((id) => this.alone(id, input, resource));
    }
    return ids.map((id) => (reports.has(id) ? verified(reports.get(id), id, resource) : incomplete(id)));
  }

  private alone(id: string, input: ArrayBuffer, resource: string): CheckResult {
    try {
      return verified(this.run(entrypointOf(id), input), id, resource);
    } catch (thrown) {
      return failed(id, thrown);
    }
  }

  /** An instance that has thrown is in no known state: the next run starts a new one. */
  private run(entrypoint: string, input: ArrayBuffer): unknown {
    const instance = this.instance ?? WasmInstance.start(this.module);
    this.instance = undefined;
    const answer = instance.run(entrypoint, input);
    this.instance = instance;
    return answer;
  }

  private refuseUnusable(id: string, parameters: JsonObject): void {
    const check = this.checks.get(id);
    if (check === undefined) {
      throw new GuardrailsError(
        'CHECK_UNKNOWN',
        `The policy has no check ${JSON.stringify(id)}.${didYouMean(id, this.checks.keys())}`,
      );
    }
    const declared = Object.keys(check.parameters);
    const given = Object.keys(parameters);
    if (declared.length !== given.length || declared.some((name) => !given.includes(name))) {
      throw new GuardrailsError(
        'PARAMETERS_INVALID',
        `Check ${id} takes exactly the parameters [${declared.join(', ')}]; given were [${given.join(', ')}].`,
      );
    }
  }
}

function reportsById(answers: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return undefined;
  return new Map<string, unknown>(Object.entries(answers));
}

function verified(answer: unknown, id: string, resource: string): CheckResult {
  try {
    return verifyReport(answer, id, resource);
  } catch (thrown) {
    return failed(id, thrown);
  }
}

function incomplete(id: string): CheckResult {
  return failed(id, new GuardrailsError('RESULT_INCOMPLETE', `The policy gave no report for check ${id}.`));
}

function failed(check: string, thrown: unknown): CheckResult {
  const error = asGuardrailsError(thrown, 'EVALUATION_ABORTED', `Check ${check} could not be evaluated.`);
  return { check, outcome: 'ERROR', error };
}
