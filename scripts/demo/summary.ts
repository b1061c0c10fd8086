import { relative } from 'node:path';
import type { Sandbox } from '../../sandbox/sandbox';
import type { Screen } from './screen';
import type { Story } from './story';

/** What was called, what is not simulated, where the files are, and whether everything happened as told. */
export function summarize(sandbox: Sandbox, screen: Screen, story: Story, { written, root, seconds }: Closing): void {
  const { log } = sandbox.gateway;
  const counts = new Map<string, number>();
  for (const { service, operation, error } of log.calls) {
    // DynamoDB puts a namespace before the name of an error.
    const name = `${service}:${operation}${error === null ? '' : ` (${error.split('#').at(-1) ?? error})`}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => [name, String(count)]);
  screen.table([['call to the simulated AWS', 'times'], ...rows]);
  const unsupported = log.unsupported();
  screen.line();
  screen.line(
    `Operations that are not simulated: ${[...unsupported].map(([name, n]) => `${name} (${n})`).join(', ') || 'none was asked for'}`,
    2,
  );
  screen.line('Signatures, IAM resources and conditions, queue delays and table expiry are not simulated either.', 2);
  screen.line();
  screen.line('Written:', 2);
  for (const path of written) screen.line(relative(root, path), 4);
  story.tells('operations that are not simulated', Object.fromEntries(unsupported), {});
  screen.line();
  verdict(screen, story, seconds);
}

/** What the summary needs beside the sandbox. */
export interface Closing {
  /** Paths of what the demo has written. */
  readonly written: readonly string[];
  readonly root: string;
  readonly seconds: number;
}

/** Says that everything happened as told, or what did not. */
export function verdict(screen: Screen, { differences, facts }: Story, seconds: number): void {
  const { paint } = screen;
  if (differences.length === 0) {
    screen.line(
      `${paint.green('✓')} Everything happened as told: ${facts} facts compared, ${seconds.toFixed(1)} s.`,
      2,
    );
    return;
  }
  screen.line(paint.red(`✗ ${differences.length} of ${facts} facts differ from what the demo tells:`), 2);
  for (const { what, expected, found } of differences) {
    screen.line(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`, 4);
  }
}
