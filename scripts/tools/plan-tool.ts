import type { RequiredTool } from './required-tools';

/** What a machine has of one tool; a version is null when the program is missing or does not tell one. */
export interface FoundTool {
  /** The program in `.tools/`. */
  readonly installed: { readonly version: string | null } | null;
  /** Programs of that name on PATH, in order. */
  readonly onPath: readonly { readonly file: string; readonly version: string | null }[];
  /** Whether a Go toolchain answers. */
  readonly go: boolean;
}

/** How to bring the tool. */
export type ToolPlan =
  | { readonly step: 'keep' }
  | { readonly step: 'link'; readonly file: string }
  | { readonly step: 'build' }
  | { readonly step: 'give-up'; readonly message: string };

/**
 * Decides how to bring one tool in exactly its pinned version.
 *
 * Another version is never good enough: it compiles to other bytes, formats or lints otherwise, and the committed
 * artefacts would look stale.
 */
export function planTool(tool: RequiredTool, found: FoundTool): ToolPlan {
  if (found.installed?.version === tool.version) return { step: 'keep' };
  const fitting = found.onPath.find(({ version }) => version === tool.version);
  if (fitting !== undefined) return { step: 'link', file: fitting.file };
  if (found.go) return { step: 'build' };
  return { step: 'give-up', message: missingToolMessage(tool, found) };
}

function missingToolMessage(tool: RequiredTool, found: FoundTool): string {
  const seen = [
    ...(found.installed === null ? [] : [{ file: `.tools/${tool.name}`, version: found.installed.version }]),
    ...found.onPath,
  ].map(({ file, version }) => `${file} is ${version ?? 'of unknown version'}`);
  return [
    `${tool.title} ${tool.version} is missing (${seen.length === 0 ? `no "${tool.name}" in .tools/ or on PATH` : seen.join('; ')}), and there is no Go to build it with.`,
    'Do one of these, then run `npm run tools` again:',
    `  - put the release ${tool.releases} on PATH as "${tool.name}", or into .tools/`,
    '  - install Go 1.26 or newer (https://go.dev/dl/), which builds it in about two minutes',
  ].join('\n');
}
