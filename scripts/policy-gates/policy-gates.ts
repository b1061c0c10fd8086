import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type CommandResult } from '../tools/run-command';
import { builtinNames, capabilitiesFile } from '../tools/wasm-native-capabilities';
import { coverageProblem } from './coverage';
import type { Gate } from './gate';
import { mutationGate } from './mutation/mutation-gate';
import { newCheckGate } from './new-check-gate';
import { parityGate } from './parity/parity-gate';
import { policyCommands } from './policy-commands';
import { seedGates } from './seeds';
import { VOCABULARY, vocabularyProblem } from './vocabulary';

/** The programs that the gates run. */
export interface GateTools {
  readonly opa: string;
  readonly regal: string;
}

/** Every gate of the policies in `root`, in the order in which a person would want to hear of a failure. */
export function policyGates(root: string, tools: GateTools): readonly Gate[] {
  const commands = policyCommands(tools.opa, tools.regal, root);
  return [
    { name: 'capabilities are declared as this OPA declares them', run: () => capabilitiesProblem(root, commands) },
    { name: 'opa fmt changes nothing', run: async () => failure(await commands.fmt()) },
    { name: 'opa check --strict accepts every policy', run: async () => failure(await commands.check()) },
    { name: "Regal's own rules pass their tests", run: async () => failure(await commands.testLintRules()) },
    { name: "Regal's words are core's words", run: () => vocabularyGate(commands) },
    { name: 'regal lint finds nothing', run: async () => failure(await commands.lint()) },
    { name: 'every Rego test passes', run: async () => testProblem(await commands.test()) },
    { name: 'tests cover every Rego line', run: async () => coverageGate(await commands.coverage()) },
    ...seedGates(root, tools),
    newCheckGate(root, tools),
    parityGate(root, tools.opa),
    // The library's own take longer than all others: `npm run test:mutants -- policies/lib`.
    mutationGate(root, tools.opa, 'policies/e'),
    { name: 'a rebuild gives the committed bytes', run: async () => failure(await rebuild(root)) },
  ];
}

type Commands = ReturnType<typeof policyCommands>;

function failure({ code, stdout, stderr }: CommandResult): string | null {
  return code === 0 ? null : `${stdout}${stderr}`;
}

async function capabilitiesProblem(root: string, commands: Commands): Promise<string | null> {
  const committed = readFileSync(join(root, 'policies/capabilities/wasm-native.json'), 'utf8');
  const { stdout } = await commands.currentCapabilities();
  return committed === capabilitiesFile(JSON.parse(stdout), builtinNames(JSON.parse(committed)))
    ? null
    : 'policies/capabilities/wasm-native.json is stale: run `npx tsx scripts/capabilities.ts`.';
}

async function vocabularyGate(commands: Commands): Promise<string | null> {
  const result = await commands.evaluate(VOCABULARY.file, VOCABULARY.rule);
  return failure(result) ?? vocabularyProblem(result.stdout);
}

/** `opa test` is content with no test at all. */
function testProblem(result: CommandResult): string | null {
  const problem = failure(result);
  if (problem !== null)
    return problem
      .split('\n')
      .filter((line) => !/: PASS( |$)/.test(line))
      .join('\n');
  return /^PASS: [1-9]\d*\/\d+$/m.test(result.stdout) ? null : `No test was run.\n${result.stdout}`;
}

function coverageGate(result: CommandResult): string | null {
  return failure(result) ?? coverageProblem(result.stdout);
}

function rebuild(root: string): Promise<CommandResult> {
  const tsx = require.resolve('tsx/cli');
  return runCommand(process.execPath, [tsx, 'scripts/policies-build.ts', '--check'], { cwd: root });
}
