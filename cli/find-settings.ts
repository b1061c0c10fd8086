import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a settings file may be called, in order of preference. */
const NAMES = ['ecs-guardrails.yaml', 'ecs-guardrails.yml', 'ecs-guardrails.json'];

/**
 * The settings file that holds for a folder: the nearest one there or above, up to the root of the repository.
 *
 * Outside a repository only the folder itself is looked at: a file in a home or temporary directory must not decide
 * about somebody's templates.
 *
 * @returns its absolute path, or `undefined`
 */
export function findSettings(cwd: string): string | undefined {
  const inRepository = ancestors(cwd).findIndex((folder) => existsSync(join(folder, '.git')));
  return ancestors(cwd)
    .slice(0, Math.max(inRepository, 0) + 1)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** The folder, its parent and so on to the root of the file system. */
function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
