import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../tools/run-command';
import type { Gate } from '../gate';
import { EXPLAINED_MUTANTS, type ExplainedMutant } from './explained-mutants';
import { mutantsOf } from './mutants';
import { readSyntax } from './rego-syntax';
import { runMutants, type JudgedMutant, type MutatedFile } from './run-mutants';

/**
 * The gate that tries whether the tests notice when an expression of a policy is not what it should be.
 *
 * @param only part of a path: the files to try; all without it
 */
export function mutationGate(root: string, opa: string, only = ''): Gate {
  return {
    name: 'tests notice every mutant of a check, or it is explained why none can',
    run: async (tell) => {
      const judged = await runMutants(root, opa, await mutatedFiles(root, opa, only));
      tell(mutationSummary(judged));
      return mutationProblem(
        judged,
        EXPLAINED_MUTANTS.filter(({ file }) => file.includes(only)),
      );
    },
  };
}

/** Every Rego file below `policies/` that is no test. */
async function mutatedFiles(root: string, opa: string, only: string): Promise<readonly MutatedFile[]> {
  const files: MutatedFile[] = [];
  for (const file of regoFiles(root).filter((name) => name.includes(only))) {
    const source = readFileSync(join(root, file), 'utf8');
    const args = ['parse', '--format', 'json', '--json-include', 'locations,-comments', file];
    const { stdout, stderr, code } = await runCommand(opa, args, { cwd: root });
    if (code !== 0) throw new Error(`${file} cannot be parsed:\n${stderr}`);
    const syntax = readSyntax(JSON.parse(stdout), source);
    files.push({ file, source, mutants: mutantsOf(source, syntax) });
  }
  return files;
}

function regoFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'policies'), { recursive: true, encoding: 'utf8' })
    .map((name) => `policies/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.rego') && !name.endsWith('_test.rego'))
    .toSorted();
}

/** One line of figures. */
export function mutationSummary(judged: readonly JudgedMutant[]): string {
  const count = (fate: JudgedMutant['fate']) => String(judged.filter((mutant) => mutant.fate === fate).length);
  const figures = `${count('killed')} killed, ${count('survived')} survived, ${count('invalid')} do not compile`;
  return `${String(judged.length)} mutants: ${figures}`;
}

/** Mutants that survived without an explanation, and explanations that explain nothing any more. */
export function mutationProblem(judged: readonly JudgedMutant[], explained: readonly ExplainedMutant[]): string | null {
  const survivors = judged.filter(({ fate }) => fate === 'survived');
  const isExplained = ({ file, name }: JudgedMutant) =>
    explained.some((entry) => entry.file === file && entry.mutant === name);
  const stale = explained.filter(
    ({ file, mutant }) => !survivors.some((survivor) => survivor.file === file && survivor.name === mutant),
  );
  const lines = [
    ...survivors
      .filter((mutant) => !isExplained(mutant))
      .map(({ file, line, name }) => `${file}:${String(line)}: no test notices: ${name}`),
    ...stale.map(({ file, mutant }) => `${file}: explained, but noticed or gone: ${mutant}`),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}
