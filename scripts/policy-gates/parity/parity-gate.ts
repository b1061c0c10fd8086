import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { WasmInstance } from '../../../core/policy/wasm-instance';
import { MAIN_ENTRYPOINT } from '../../../core/policy/wasm-policy';
import { CHECKS } from '../../../core/registry/registry';
import { checkIds } from '../../policies/check-ids';
import { readExamples } from '../../policies/read-examples';
import { runCommand } from '../../tools/run-command';
import type { Gate } from '../gate';
import { withCopy } from '../with-copy';
import { mutatedInputs } from './mutated-inputs';

const INPUTS = 3_500;
const SEED = 20_261_125;

const QUERY = '[reports | some document in input.documents; reports := data.main.reports with input as document]';

/** The gate that asks both engines, OPA itself and the committed Wasm module, the same questions. */
export function parityGate(root: string, opa: string): Gate {
  return {
    name: 'OPA and the Wasm module answer alike',
    run: async (tell) => {
      const policies = join(root, 'policies');
      const examples = checkIds(policies).flatMap((id) => readExamples(policies, id));
      const inputs = mutatedInputs({ examples, checks: CHECKS }, INPUTS, SEED);
      const differences = await differencesIn(root, opa, inputs);
      tell(
        `${String(inputs.length)} inputs, ${String(CHECKS.length)} checks each: ${String(differences.length)} differences`,
      );
      return differences.length === 0 ? null : differences.slice(0, 10).join('\n');
    },
  };
}

async function differencesIn(root: string, opa: string, inputs: readonly ArrayBuffer[]): Promise<readonly string[]> {
  const module = new WebAssembly.Module(readFileSync(join(root, 'policies/dist/policy.wasm')));
  const byWasm = inputs.map((input) => WasmInstance.start(module).run(MAIN_ENTRYPOINT, input));
  const byOpa = await answersOfOpa(root, opa, inputs);
  return inputs.flatMap((input, index) => {
    const [wasm, go] = [comparable(byWasm[index]), comparable(byOpa[index])];
    return Object.keys({ ...wasm, ...go })
      .filter((id) => !isDeepStrictEqual(wasm[id], go[id]))
      .map((id) =>
        [
          `input ${String(index)}, ${id}:`,
          `  Wasm ${JSON.stringify(wasm[id])}`,
          `  OPA  ${JSON.stringify(go[id])}`,
          `  of   ${JSON.stringify(resourceIn(input))}`,
        ].join('\n'),
      );
  });
}

const answers = z.array(z.unknown());

async function answersOfOpa(root: string, opa: string, inputs: readonly ArrayBuffer[]): Promise<readonly unknown[]> {
  return withCopy(root, ['policies'], async (copy) => {
    const decoder = new TextDecoder();
    writeFileSync(
      join(copy, 'inputs.json'),
      `{"documents": [${inputs.map((input) => decoder.decode(input)).join(',')}]}`,
    );
    const args = ['eval', '--format', 'raw', '--ignore', '*_test.rego,*.json,*.yaml', '--data', 'policies'];
    const { code, stdout, stderr } = await runCommand(opa, [...args, '--input', 'inputs.json', QUERY], { cwd: copy });
    if (code !== 0) throw new Error(`OPA cannot evaluate the inputs:\n${stderr}${stdout.slice(0, 2000)}`);
    return answers.parse(JSON.parse(stdout));
  });
}

const reportsSchema = z.record(z.string(), z.record(z.string(), z.json()));

/** Sets have no order. */
function comparable(answer: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(reportsSchema.parse(answer)).map(([id, report]) => [
      id,
      Object.fromEntries(
        Object.entries(report).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.map((item) => JSON.stringify(sorted(item))).toSorted() : value,
        ]),
      ),
    ]),
  );
}

function sorted(value: z.core.util.JSONType): z.core.util.JSONType {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, z.core.util.JSONType] => [key, sorted(item)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function resourceIn(input: ArrayBuffer): unknown {
  const document: unknown = JSON.parse(new TextDecoder().decode(input));
  return z.object({ resource: z.unknown() }).parse(document).resource;
}
