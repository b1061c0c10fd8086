import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../../../adapters/files/write-whole';
import { failureOf } from '../../../support/failure-of';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-whole-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writeWhole', () => {
  it.each([
    ['makes a new file', undefined],
    ['replaces an old one', 'old and longer content'],
  ])('%s and leaves nothing else behind', (_what, before) => {
    const file = join(folder, 'report.json');
    if (before !== undefined) writeFileSync(file, before);

    writeWhole(file, 'new');

    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('keeps a link and writes the file that it leads to', () => {
    const link = join(folder, 'link.json');
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', link);

    writeWhole(link, 'new');

    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('writes to a device instead of replacing it', () => {
    writeWhole('/dev/null', 'text');

    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each([
    ['a folder that is not there', 'missing/report.json', 'there is no such file or directory (ENOENT)'],
    ['a directory', 'folder', 'it is a directory (EISDIR)'],
    ['a file taken for a folder', 'file/report.json', 'a part of the path is not a directory (ENOTDIR)'],
    ['a name beyond the limit', 'x'.repeat(300), 'the name is too long (ENAMETOOLONG)'],
  ])('refuses %s with a typed error', async (_what, name, reason) => {
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'file'), 'kept');

    const failure = await failureOf(() => {
      writeWhole(join(folder, name), 'new');
    });

    expect(failure.code).toBe('FILE_UNWRITABLE');
    expect(failure.message).toBe(`Cannot write ${JSON.stringify(join(folder, name))}: ${reason}.`);
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });
});
