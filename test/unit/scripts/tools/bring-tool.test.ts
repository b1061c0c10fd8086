import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { bringTool, ToolMissingError } from '../../../../scripts/tools/bring-tool';
import { REQUIRED_TOOLS } from '../../../../scripts/tools/required-tools';

const { opa } = REQUIRED_TOOLS;

describe('bringTool', () => {
  let root: string;
  const progress = jest.fn();
  const realPath = process.env['PATH'];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tools-'));
    // `go` is looked for on the real PATH; without it nothing is ever built here.
    process.env['PATH'] = join(root, 'empty');
    progress.mockClear();
  });

  afterEach(() => {
    process.env['PATH'] = realPath;
    rmSync(root, { recursive: true, force: true });
  });

  it('keeps the program in .tools when it has the version', async () => {
    program('.tools', opa.version);

    const file = await bringTool(opa, { root, path: '', progress });

    expect(file).toBe(join(root, '.tools', 'opa'));
    expect(progress).not.toHaveBeenCalled();
  });

  it('links the program on PATH that has the version, and takes the link the next time', async () => {
    const path = [program('old', '1.4.2'), program('new', opa.version)].join(delimiter);

    const first = await bringTool(opa, { root, path, progress });
    const second = await bringTool(opa, { root, path: '', progress });

    expect(readlinkSync(first)).toBe(join(root, 'new', 'opa'));
    expect(second).toBe(first);
  });

  it('replaces another version, and a link that leads nowhere', async () => {
    program('.tools', '1.4.2');
    const path = program('new', opa.version);

    await bringTool(opa, { root, path, progress });
    rmSync(join(root, '.tools', 'opa'));
    symlinkSync(join(root, 'gone'), join(root, '.tools', 'opa'));
    const file = await bringTool(opa, { root, path, progress });

    expect(readlinkSync(file)).toBe(join(root, 'new', 'opa'));
  });

  it.each([
    { case: 'there is none', versions: [] },
    { case: 'all have another version', versions: ['1.4.2', '1.22.1'] },
    { case: 'it prints nothing', versions: [''] },
  ])('throws an error that says how to get it when $case and there is no Go', async ({ versions }) => {
    const path = versions.map((version, index) => program(`folder-${index}`, version)).join(delimiter);

    const bringing = bringTool(opa, { root, path, progress });

    await expect(bringing).rejects.toThrow(ToolMissingError);
    await expect(bringing).rejects.toThrow(/Open Policy Agent 1\.22\.0 is missing[\s\S]*install Go/);
    expect(existsSync(join(root, '.tools', 'opa'))).toBe(false);
  });

  it('throws an error with the reason when Go cannot build it', async () => {
    program('empty', '', 'go', '[ "$1" = version ] || { echo "proxy says no" >&2; exit 1; }');

    const bringing = bringTool(opa, { root, path: '', progress });

    await expect(bringing).rejects.toThrow(/Go could not build Open Policy Agent 1\.22\.0:\nproxy says no/);
    expect(progress).toHaveBeenCalledWith(expect.stringContaining('Building Open Policy Agent 1.22.0'));
  });

  /** Writes a program that prints a version, and returns its folder. */
  function program(folder: string, version: string, name = 'opa', script = `echo "Version: ${version}"`): string {
    mkdirSync(join(root, folder), { recursive: true });
    const file = join(root, folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return join(root, folder);
  }
});
