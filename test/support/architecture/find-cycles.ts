import { posix } from 'node:path';
import { sourceFacts } from './source-facts';

/**
 * Finds files that import each other in a circle at run time; imports of types alone are erased and do not count.
 *
 * @param sources text by path, relative to the repository, with `/`
 * @returns one circle a line, as `a.ts > b.ts > a.ts`
 */
export function findCycles(sources: ReadonlyMap<string, string>): readonly string[] {
  const targets = new Map([...sources].map(([path, text]) => [path, targetsOf(path, text, sources)]));
  const finished = new Set<string>();
  const cycles: string[] = [];

  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' > '));
      return;
    }
    if (finished.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return cycles;
}

function targetsOf(path: string, text: string, sources: ReadonlyMap<string, string>): readonly string[] {
  return sourceFacts(path, text)
    .imports.filter(({ typeOnly, specifier }) => !typeOnly && specifier.startsWith('.'))
    .map(({ specifier }) => `${posix.join(posix.dirname(path), specifier)}.ts`)
    .filter((target) => sources.has(target));
}
