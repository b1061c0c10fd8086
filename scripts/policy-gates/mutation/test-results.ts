import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { runCommand } from '../../tools/run-command';
import { packageOf } from './mutant-packages';

/** By folder what its tests say; or why they say nothing, and whether that is for what is no Rego that compiles. */
export type Answer =
  | { readonly isError: false; readonly results: ReadonlyMap<string, string> }
  | { readonly isError: true; readonly isInvalid: boolean; readonly error: string };

/** Examples are no data of the policies. */
const OPTIONS = ['--capabilities', 'policies/capabilities/wasm-native.json', '--ignore', '*.json,*.yaml'];

/** OPA lives for a moment: collecting its garbage took a third of that. */
const FEWER_COLLECTIONS = { GOGC: '400' };

const RESULTS = 'test-results.rego';

const printedSchema = z.object({
  result: z
    .array(z.object({ expressions: z.array(z.object({ value: z.record(z.string(), z.unknown()) })) }))
    .optional(),
  errors: z.array(z.object({ code: z.string().optional() })).optional(),
});

/**
 * What tests say, evaluated as the rules that they are: which pass, and with which of their cases. `opa test` says that too,
 * but records every step in case a test fails, which takes ten times as long.
 */
export class TestResults {
  #expected: ReadonlyMap<string, string> | undefined;

  /** @param copy a copy of the repository's policies, to write in */
  constructor(
    private readonly opa: string,
    private readonly copy: string,
  ) {}

  /**
   * @param loaded Rego files and folders
   * @param asked folders whose tests are evaluated; they are among the loaded ones
   */
  async ask(loaded: readonly string[], asked: readonly string[]): Promise<Answer> {
    const rules = asked.flatMap((folder) =>
      this.#testsIn(folder).map(([name, rule]) => `passed["${folder}"]["${name}"] := ${rule}\n`),
    );
    writeFileSync(join(this.copy, RESULTS), `package results\n\n${rules.join('')}`);
    const args = [
      'eval',
      ...OPTIONS,
      ...[...loaded, RESULTS].flatMap((path) => ['--data', path]),
      'data.results.passed',
    ];
    const { stdout, stderr } = await runCommand(this.opa, args, { cwd: this.copy, env: FEWER_COLLECTIONS });
    if (stdout === '') throw new Error(`OPA cannot evaluate tests:\n${stderr}`);
    const { result = [], errors = [] } = printedSchema.parse(JSON.parse(stdout));
    if (errors.length > 0) {
      return { isError: true, isInvalid: !errors.every(({ code = '' }) => code.startsWith('eval_')), error: stdout };
    }
    const passed = result[0]?.expressions[0]?.value ?? {};
    return { isError: false, results: new Map(asked.map((folder) => [folder, JSON.stringify(passed[folder] ?? {})])) };
  }

  /** What all tests say of the policies as they are. */
  async expected(): Promise<ReadonlyMap<string, string>> {
    if (this.#expected === undefined) {
      const folders = readdirSync(join(this.copy, 'policies')).map((name) => `policies/${name}`);
      const answer = await this.ask(['policies'], folders);
      if (answer.isError) throw new Error(`The tests cannot be evaluated:\n${answer.error}`);
      this.#expected = answer.results;
    }
    return this.#expected;
  }

  /** The tests in one folder: names, and references to them. */
  #testsIn(folder: string): readonly (readonly [string, string])[] {
    return readdirSync(join(this.copy, folder))
      .filter((name) => name.endsWith('_test.rego'))
      .flatMap((name) => {
        const text = readFileSync(join(this.copy, folder, name), 'utf8');
        const rules = new Set([...text.matchAll(/^test_\w+/gm)].map(([rule]) => rule));
        return [...rules].map((rule) => [`${name} ${rule}`, `data.${packageOf(text)}.${rule}`] as const);
      });
  }
}
