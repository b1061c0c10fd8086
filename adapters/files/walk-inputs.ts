import { realpathSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { asGuardrailsError, type GuardrailsError } from '../../core/errors';
import { readLimited, unreadable } from './read-limited';

/** Stands for standard input among the paths. */
export const STDIN = '-';

/** What walking takes from a directory; a file named on the command line is read whatever it is called. */
const WALKED = /\.(?:json|ya?ml|template)$/i;

/** Dependencies and everything hidden (`.git`, `.aws-sam`): not written by whoever asks. */
const NOT_WALKED = /^(?:node_modules$|\.)/;

/** A file as the readers of `core/inputs` take it, and whether somebody named it or a directory led to it. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly named: boolean;
}

export interface Walk {
  /** In the order of their names. */
  readonly files: readonly InputFile[];
  /** `FILE_UNREADABLE` or `FILE_TOO_LARGE`, one for each file or directory; everything else was read. */
  readonly errors: readonly GuardrailsError[];
  /** Links to directories outside the walked one, which were not followed. */
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

export interface WalkOptions {
  /** Absolute; names are relative to it, so that a report does not depend on where the repository lies. */
  readonly cwd: string;
  /** Bytes beyond which a file is not read. */
  readonly maxBytes: number;
}

/**
 * Reads files and, recursively, directories. Links to files are followed; a link to a directory is not, because inside
 * the walked directory its files are met anyway and outside it they are somebody else's.
 *
 * @param paths without `STDIN`
 * @returns what could be read and what could not; nothing is thrown for a single file
 */
export function walkInputs(paths: readonly string[], options: WalkOptions): Walk {
  const found = new Found(options.cwd);
  for (const path of paths.map((path) => resolve(options.cwd, path))) {
    try {
      if (statSync(path).isDirectory()) walk(path, realpathSync(path), found);
      else found.add(path, true);
    } catch (thrown) {
      found.errors.push(unreadable(found.nameOf(path), thrown));
    }
  }
  const files: InputFile[] = [];
  for (const { path, name, named } of found.inOrder()) {
    try {
      files.push({ name, bytes: readLimited(path, name, options.maxBytes), named });
    } catch (thrown) {
      found.errors.push(asGuardrailsError(thrown, 'FILE_UNREADABLE', `Cannot read ${JSON.stringify(name)}.`));
    }
  }
  return { files, errors: found.errors, skipped: found.skipped };
}

interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly named: boolean;
}

/** What the walk came across; a file reached by several ways counts once. */
class Found {
  readonly errors: GuardrailsError[] = [];
  readonly skipped: { readonly file: string; readonly reason: string }[] = [];
  readonly #files = new Map<string, FoundFile>();

  constructor(readonly cwd: string) {}

  add(path: string, named: boolean): void {
    const name = this.nameOf(path);
    const identity = identityOf(path);
    const known = this.#files.get(identity);
    if (known === undefined || (named && !known.named) || (named === known.named && name < known.name)) {
      this.#files.set(identity, { path, name, named });
    }
  }

  nameOf(path: string): string {
    const name = relative(this.cwd, path);
    return (name === '' ? '.' : name).split(sep).join('/');
  }

  inOrder(): readonly FoundFile[] {
    return [...this.#files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** A pipe such as `/dev/fd/63` has no real path. */
function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function walk(directory: string, root: string, found: Found): void {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (thrown) {
    found.errors.push(unreadable(found.nameOf(directory), thrown));
    return;
  }
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_WALKED.test(entry.name)) walk(path, root, found);
    } else if (entry.isSymbolicLink()) {
      addLink(path, root, found);
    } else if (entry.isFile() && WALKED.test(entry.name)) {
      found.add(path, false);
    }
  }
}

function addLink(path: string, root: string, found: Found): void {
  try {
    const target = statSync(path);
    if (target.isFile() && WALKED.test(path)) found.add(path, false);
    if (!target.isDirectory() || isInside(realpathSync(path), root)) return;
    found.skipped.push({
      file: found.nameOf(path),
      reason: 'a link to a directory elsewhere; name it on the command line to walk it',
    });
  } catch (thrown) {
    if (WALKED.test(path)) found.errors.push(unreadable(found.nameOf(path), thrown));
  }
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}
