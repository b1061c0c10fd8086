import { accessSync, constants, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { planTool, type FoundTool } from './plan-tool';
import type { RequiredTool } from './required-tools';
import { runCommand, type CommandResult } from './run-command';
import { toolVersion } from './tool-version';

/** A tool could not be brought; the message says what is missing and how to get it. */
export class ToolMissingError extends Error {
  override readonly name = 'ToolMissingError';
}

/** Where tools go and where they may come from. */
export interface ToolSource {
  /** The repository. */
  readonly root: string;
  /** Value of PATH. */
  readonly path: string;
  /** Told what takes long. */
  readonly progress: (line: string) => void;
}

/**
 * Makes sure that `.tools/<name>` is the tool in its pinned version: kept, linked from PATH, or built by Go.
 *
 * @returns the program's path
 * @throws ToolMissingError when none of these is possible
 */
export async function bringTool(tool: RequiredTool, source: ToolSource): Promise<string> {
  const target = join(source.root, '.tools', tool.name);
  const plan = planTool(tool, await findTool(tool, target, source.path));
  switch (plan.step) {
    case 'keep':
      return target;
    case 'link':
      replaceable(target);
      symlinkSync(plan.file, target);
      break;
    case 'build':
      replaceable(target);
      source.progress(`Building ${tool.title} ${tool.version} with Go (about two minutes) ...`);
      await build(tool, target, source.root);
      break;
    case 'give-up':
      throw new ToolMissingError(plan.message);
  }
  const version = await toolVersion(tool, target);
  if (version === tool.version) return target;
  throw new ToolMissingError(
    `${target} is ${version ?? 'of unknown version'} after it was brought; expected ${tool.version}.`,
  );
}

async function findTool(tool: RequiredTool, target: string, path: string): Promise<FoundTool> {
  const installed = isProgram(target) ? { version: await toolVersion(tool, target) } : null;
  if (installed?.version === tool.version) return { installed, onPath: [], go: false };
  const files = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => resolve(folder, tool.name))
    .filter((file) => file !== target && isProgram(file));
  const onPath = await Promise.all(files.map(async (file) => ({ file, version: await toolVersion(tool, file) })));
  return { installed, onPath, go: (await runCommand('go', ['version'])).code === 0 };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function replaceable(target: string): void {
  mkdirSync(join(target, '..'), { recursive: true });
  // Also a dangling link, which `existsSync` would not see.
  rmSync(target, { force: true });
}

/** Each tool in a module of its own: in one module the newer OPA would move under Regal (tools/regal/tools.go). */
async function build(tool: RequiredTool, target: string, root: string): Promise<void> {
  const env = { CGO_ENABLED: '0', GOBIN: join(target, '..') };
  const result =
    tool.name === 'opa'
      ? await runCommand('go', ['install', `${tool.module}@v${tool.version}`], { env })
      : await runCommand('go', ['build', '-o', target, tool.module], { env, cwd: join(root, 'tools', tool.name) });
  if (result.code !== 0) throw new ToolMissingError(buildFailure(tool, result));
}

function buildFailure(tool: RequiredTool, { stderr }: CommandResult): string {
  const lines = stderr.trim().split('\n').slice(-8).join('\n');
  return [
    `Go could not build ${tool.title} ${tool.version}:`,
    lines,
    `It needs Go 1.26 or newer and a module proxy (GOPROXY). Or put ${tool.releases} on PATH as "${tool.name}".`,
  ].join('\n');
}
