import { execFile } from 'node:child_process';

/** How a command ended. `code` is null when it could not be started or was killed; `stderr` then says why. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command may be given besides its arguments. */
export interface CommandSettings {
  readonly cwd?: string;
  /** Laid over the own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Runs a program with an argument list (never a shell) and no standard input.
 *
 * @returns how it ended; a program that is missing or fails is a result, not an exception
 */
export function runCommand(
  file: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 0 }: CommandSettings = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = execFile(
      file,
      [...args],
      {
        encoding: 'utf8',
        maxBuffer: MAX_OUTPUT_BYTES,
        timeout: timeoutMs,
        env: { ...process.env, ...env },
        ...(cwd === undefined ? {} : { cwd }),
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        resolve({ code, stdout, stderr: code === null && error !== null ? `${stderr}${error.message}` : stderr });
      },
    );
    child.stdin?.end();
  });
}
