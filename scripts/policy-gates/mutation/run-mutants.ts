import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { withCopy } from '../with-copy';
import { inPackageOfMutant } from './mutant-packages';
import type { Mutant } from './mutants';
import { TestResults } from './test-results';

/** What became of a mutant: no test noticed, a test failed, or it is no Rego that compiles. */
export type Fate = 'survived' | 'killed' | 'invalid';

export interface JudgedMutant extends Mutant {
  readonly file: string;
  readonly fate: Fate;
}

/** One Rego file below `policies/` and its mutants. */
export interface MutatedFile {
  readonly file: string;
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

/**
 * That many mutants are tried in one process, as copies of their package. Starting OPA speaks for many; that all are tried
 * again without those that OPA refuses speaks for few.
 */
const BATCH = 15;

/** Tries every mutant of some files on copies of the policies, as many files at once as there are processors. */
export async function runMutants(
  root: string,
  opa: string,
  files: readonly MutatedFile[],
): Promise<readonly JudgedMutant[]> {
  const queue = [...files];
  const judged: JudgedMutant[] = [];
  const worker = () =>
    withCopy(root, ['policies'], async (copy) => {
      const tests = new TestResults(opa, copy);
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        judged.push(...(await new Trial(copy, tests, next).judge()));
      }
    });
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const order = files.map(({ file }) => file);
  return judged.toSorted((a, b) => order.indexOf(a.file) - order.indexOf(b.file));
}

const LIBRARY = 'policies/lib';

class Trial {
  readonly #folder: string;

  constructor(
    private readonly copy: string,
    private readonly tests: TestResults,
    private readonly subject: MutatedFile,
  ) {
    this.#folder = dirname(subject.file);
  }

  async judge(): Promise<readonly JudgedMutant[]> {
    const { file, mutants } = this.subject;
    const judged: JudgedMutant[] = [];
    for (let start = 0; start < mutants.length; start += BATCH) {
      const batch = mutants.slice(start, start + BATCH);
      const fates = await this.#byOwnTests(batch);
      for (const [index, mutant] of batch.entries()) {
        const fate = fates.get(index) ?? 'survived';
        // What the checks share is tested by their tests as well.
        const isShared = fate === 'survived' && this.#folder === LIBRARY;
        judged.push({ ...mutant, file, fate: isShared ? await this.#byAllTests(mutant) : fate });
      }
    }
    return judged;
  }

  /** Each mutant in a package of its own, beside the others and beside what is not mutated. */
  async #byOwnTests(mutants: readonly Mutant[]): Promise<ReadonlyMap<number, Fate>> {
    const fates = new Map<number, Fate>();
    for (const [index, mutant] of mutants.entries()) this.#place(mutant, index);
    await this.#together([...mutants.keys()], fates);
    rmSync(join(this.copy, MUTANTS), { recursive: true });
    return fates;
  }

  /** OPA refuses all for one. It mostly names those that it refuses; where it does not, fewer are tried at a time. */
  async #together(indexes: readonly number[], fates: Map<number, Fate>): Promise<void> {
    if (indexes.length === 0) return;
    const folders = indexes.map(folderOf);
    const answer = await this.tests.ask([...this.#needed(), ...folders], [this.#folder, ...folders]);
    if (!answer.isError) {
      const expected = answer.results.get(this.#folder);
      for (const index of indexes) {
        fates.set(index, answer.results.get(folderOf(index)) === expected ? 'survived' : 'killed');
      }
      return;
    }
    const isRefused = (index: number) => indexes.length === 1 || answer.error.includes(`${folderOf(index)}/`);
    for (const index of indexes.filter(isRefused)) fates.set(index, answer.isInvalid ? 'invalid' : 'killed');
    const rest = indexes.filter((index) => !isRefused(index));
    const half = rest.length === indexes.length ? Math.ceil(rest.length / 2) : rest.length;
    await this.#together(rest.slice(0, half), fates);
    await this.#together(rest.slice(half), fates);
  }

  /** What the mutants stand beside: themselves as they should be, the library, and for the dispatcher all that it asks. */
  #needed(): readonly string[] {
    if (this.#folder === 'policies/main') return ['policies'];
    return [...new Set([LIBRARY, this.#folder])];
  }

  #place(mutant: Mutant, index: number): void {
    const folder = join(this.copy, folderOf(index));
    mkdirSync(folder, { recursive: true });
    const own = join(this.copy, this.#folder);
    for (const name of readdirSync(own).filter((entry) => entry.endsWith('.rego'))) {
      const isMutated = `${this.#folder}/${name}` === this.subject.file;
      const text = isMutated ? mutant.source : readFileSync(join(own, name), 'utf8');
      writeFileSync(join(folder, name), inPackageOfMutant(text, index));
    }
  }

  /** The mutant in its file's place. */
  async #byAllTests(mutant: Mutant): Promise<Fate> {
    const file = join(this.copy, this.subject.file);
    const expected = await this.tests.expected();
    writeFileSync(file, mutant.source);
    const answer = await this.tests.ask(['policies'], [...expected.keys()]);
    writeFileSync(file, this.subject.source);
    if (answer.isError) return answer.isInvalid ? 'invalid' : 'killed';
    return [...expected].every(([check, results]) => answer.results.get(check) === results) ? 'survived' : 'killed';
  }
}

const MUTANTS = 'mutants';

function folderOf(index: number): string {
  return `${MUTANTS}/${String(index)}`;
}
