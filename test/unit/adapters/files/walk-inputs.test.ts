import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { walkInputs, type Walk } from '../../../../adapters/files/walk-inputs';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'walk-inputs-'));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(cwd, { recursive: true, force: true });
});

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), `content of ${name}`);
  }
}

const walk = (...paths: readonly string[]): Walk => walkInputs(paths, { cwd, maxBytes: 1_000 });
const names = ({ files }: Walk): readonly string[] => files.map(({ name }) => name);

describe('walkInputs', () => {
  it('takes templates and task definitions from a directory and everything below it, in the order of their names', () => {
    put('b.yaml', 'a.json', 'deep/er/c.yml', 'deep/d.template', 'deep/E.JSON', 'README.md', 'policy.rego');

    const result = walk('.');

    expect(names(result)).toEqual(['a.json', 'b.yaml', 'deep/E.JSON', 'deep/d.template', 'deep/er/c.yml']);
    expect(Buffer.from(result.files[0]?.bytes ?? []).toString()).toBe('content of a.json');
    expect(result.files.every(({ named }) => !named)).toBe(true);
  });

  it('leaves out dependencies and hidden directories, unless they are named', () => {
    put('node_modules/x/a.json', '.git/b.json', '.aws-sam/c.json', 'd.json', '.hidden.json');

    expect(names(walk('.'))).toEqual(['.hidden.json', 'd.json']);
    expect(names(walk('node_modules', '.aws-sam'))).toEqual(['.aws-sam/c.json', 'node_modules/x/a.json']);
  });

  it('reads a named file whatever it is called', () => {
    put('task.txt', '.git/description');

    const { files } = walk('task.txt', '.git/description');

    expect(files.map(({ name, named }) => [name, named])).toEqual([
      ['.git/description', true],
      ['task.txt', true],
    ]);
  });

  it.each([
    ['twice', ['a.json', './a.json']],
    ['by name and by its directory', ['.', 'a.json']],
    ['by its directory and by name', ['a.json', '.']],
    ['by an absolute path', ['a.json', '<cwd>/a.json']],
  ])('reads a file given %s once, as a named one', (_how, paths) => {
    put('a.json');

    const { files } = walk(...paths.map((path) => path.replace('<cwd>', cwd)));

    expect(files.map(({ name, named }) => [name, named])).toEqual([['a.json', true]]);
  });

  it('follows links to files and reads each file once', () => {
    put('z/real.json', 'outside.txt');
    symlinkSync('z/real.json', join(cwd, 'link.json'));
    symlinkSync('outside.txt', join(cwd, 'linked.yaml'));
    symlinkSync('outside.txt', join(cwd, 'ignored.md'));

    expect(names(walk('.'))).toEqual(['link.json', 'linked.yaml']);
  });

  it('ends in spite of links that lead in a circle, and names those that do on the way', () => {
    put('a/b/c.json');
    symlinkSync('..', join(cwd, 'a/b/up'));
    symlinkSync('self.json', join(cwd, 'a/self.json'));
    symlinkSync('self', join(cwd, 'a/self'));

    const result = walk('.');

    expect(names(result)).toEqual(['a/b/c.json']);
    expect(result.skipped).toEqual([]);
    expect(result.errors.map(({ code, place, message }) => [code, place.file, message])).toEqual([
      ['FILE_UNREADABLE', 'a/self.json', 'Cannot read "a/self.json": its symbolic links lead in a circle (ELOOP).'],
    ]);
  });

  it('does not follow a link to a directory elsewhere, and says so', () => {
    put('in/a.json', 'out/b.json');
    symlinkSync('../out', join(cwd, 'in/elsewhere'));

    const result = walk('in');

    expect(names(result)).toEqual(['in/a.json']);
    expect(result.skipped).toEqual([
      { file: 'in/elsewhere', reason: 'a link to a directory elsewhere; name it on the command line to walk it' },
    ]);
    expect(names(walk('in/elsewhere'))).toEqual(['in/elsewhere/b.json']);
  });

  it('names what does not exist and reads all the rest', () => {
    put('a.json');
    symlinkSync('nowhere', join(cwd, 'dangling.yaml'));

    const result = walk('missing.json', '.', 'a.json/below');

    expect(names(result)).toEqual(['a.json']);
    expect(result.errors.map(({ code, place }) => [code, place.file])).toEqual([
      ['FILE_UNREADABLE', 'missing.json'],
      ['FILE_UNREADABLE', 'dangling.yaml'],
      ['FILE_UNREADABLE', 'a.json/below'],
    ]);
    expect(result.errors[0]?.message).toBe('Cannot read "missing.json": there is no such file or directory (ENOENT).');
  });

  it('refuses a file beyond the limit, also one that hides its size', () => {
    put('a.json');
    writeFileSync(join(cwd, 'big.json'), 'x'.repeat(1_001));
    writeFileSync(join(cwd, 'just.json'), 'x'.repeat(1_000));

    const result = walk('.', '/dev/zero');

    expect(names(result)).toEqual(['a.json', 'just.json']);
    expect(result.errors.map(({ code, place }) => [code, place.file?.replace(/^(\.\.\/)+/, '/')])).toEqual([
      ['FILE_TOO_LARGE', '/dev/zero'],
      ['FILE_TOO_LARGE', 'big.json'],
    ]);
  });

  it('never waits for a pipe that it meets on the way', () => {
    put('a.json');
    execFileSync('mkfifo', [join(cwd, 'pipe.json')]);

    expect(names(walk('.'))).toEqual(['a.json']);
  });

  it('names a file and a directory that it may not read, and reads all the rest', () => {
    put('a.json', 'closed/b.json', 'secret.json');
    // The superuser, who runs many a test, may read everything: so the operating system is played.
    const refused = Object.assign(new Error('no'), { code: 'EACCES' });
    const { openSync } = fs;
    jest.spyOn(fs, 'readdirSync').mockImplementation(() => {
      throw refused;
    });
    jest.spyOn(fs, 'openSync').mockImplementation((path, ...rest) => {
      if (String(path).endsWith('secret.json')) throw refused;
      return openSync(path, ...rest);
    });

    const result = walk('.', 'closed', 'secret.json', 'a.json');

    expect(names(result)).toEqual(['a.json']);
    expect(result.errors.map(({ place, message }) => [place.file, message])).toEqual([
      ['.', 'Cannot read ".": permission is denied (EACCES).'],
      ['closed', 'Cannot read "closed": permission is denied (EACCES).'],
      ['secret.json', 'Cannot read "secret.json": permission is denied (EACCES).'],
    ]);
  });
});
