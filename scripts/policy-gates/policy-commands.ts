import { runCommand, type CommandResult } from '../tools/run-command';

const CAPABILITIES = ['--capabilities', 'policies/capabilities/wasm-native.json'];
const SCHEMAS = ['--schema', 'policies/schemas'];

/** OPA reads every JSON and YAML file below a folder as data at the root; examples and catalogue are none. */
const IGNORE = ['--ignore', '*.json,*.yaml'];

/** What a tree of policies (the repository, or a copy of its `policies/` and `.regal/`) is asked. */
export interface PolicyCommands {
  readonly fmt: () => Promise<CommandResult>;
  readonly check: () => Promise<CommandResult>;
  readonly test: () => Promise<CommandResult>;
  readonly coverage: () => Promise<CommandResult>;
  readonly lint: () => Promise<CommandResult>;
  readonly testLintRules: () => Promise<CommandResult>;
  readonly currentCapabilities: () => Promise<CommandResult>;
  /** Value of a rule in one file, as JSON. */
  readonly evaluate: (file: string, query: string) => Promise<CommandResult>;
}

/** The commands in one folder. Paths stay relative to it: OPA embeds them, and Regal finds its settings by them. */
export function policyCommands(opa: string, regal: string, cwd: string): PolicyCommands {
  const run = (file: string, args: readonly string[]) => runCommand(file, args, { cwd, env: { NO_COLOR: '1' } });
  return {
    fmt: () => run(opa, ['fmt', '--diff', '--fail', 'policies', '.regal/rules']),
    check: () => run(opa, ['check', '--strict', ...SCHEMAS, ...CAPABILITIES, ...IGNORE, 'policies']),
    test: () => run(opa, ['test', '--verbose', ...SCHEMAS, ...CAPABILITIES, ...IGNORE, 'policies']),
    coverage: () => run(opa, ['test', '--coverage', ...SCHEMAS, ...CAPABILITIES, ...IGNORE, 'policies']),
    lint: () => run(regal, ['lint', '--no-color', '--format', 'compact', 'policies', '.regal']),
    testLintRules: () => run(regal, ['test', '.regal/rules']),
    currentCapabilities: () => run(opa, ['capabilities', '--current']),
    evaluate: (file, query) => run(opa, ['eval', '--format', 'raw', '--data', file, query]),
  };
}
