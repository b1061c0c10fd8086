import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFolder } from '../../../scripts/replace-folder';

let parent = '';

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'ecs-guardrails-replace-'));
});

afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

describe('replaceFolder', () => {
  it('makes a folder that was not there, with its parents', () => {
    const folder = join(parent, 'out', 'templates');

    const written = replaceFolder(
      folder,
      new Map([
        ['b.json', 'B'],
        ['a.json', 'A'],
      ]),
    );

    expect(written).toEqual([join(folder, 'a.json'), join(folder, 'b.json')]);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('A');
  });

  it('leaves no old file and nothing of its own behind', () => {
    const folder = join(parent, 'templates');
    mkdirSync(folder);
    writeFileSync(join(folder, 'old.json'), 'old');

    replaceFolder(folder, new Map([['new.json', 'new']]));

    expect(readdirSync(folder)).toEqual(['new.json']);
    expect(readdirSync(parent)).toEqual(['templates']);
  });

  it('leaves the old folder as it was when a file cannot be written', () => {
    const folder = join(parent, 'templates');
    mkdirSync(folder);
    writeFileSync(join(folder, 'old.json'), 'old');

    expect(() =>
      replaceFolder(
        folder,
        new Map([
          ['a.json', 'A'],
          ['no/such/folder.json', 'B'],
        ]),
      ),
    ).toThrow(/ENOENT/);

    expect(readdirSync(folder)).toEqual(['old.json']);
    expect(readdirSync(parent)).toEqual(['templates']);
  });
});
