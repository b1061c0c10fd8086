import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** Everything that is loaded together with a module: what it imports by value, and what that imports. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms)) {
    const neighbour = join(file, '..', `${specifier}.ts`);
    if (!specifier.startsWith('.')) seen.add(specifier);
    else if (existsSync(neighbour)) loadedWith(neighbour, seen);
    else seen.add(specifier);
  }
  return seen;
}

describe('the start of the command line', () => {
  it('loads what reads arguments and suggests names, and no other package, so that --help answers at once', () => {
    const loaded = [...loadedWith(join(ROOT, 'cli/main.ts'))];

    expect(loaded.filter((name) => !name.startsWith('/')).sort()).toEqual([
      '../package.json',
      'commander',
      'fastest-levenshtein',
    ]);
    expect(loaded.map((name) => name.slice(ROOT.length + 1)).filter((name) => name.startsWith('core/'))).not.toContain(
      'core/registry/registry.generated.ts',
    );
  });

  it('would notice the engine', () => {
    const loaded = loadedWith(join(ROOT, 'cli/run-check.ts'));

    expect(loaded).toContain('yaml');
    expect(loaded).toContain('zod');
  });
});
