import type { Paint } from '../paint';

/** A page of Markdown for a terminal: without comments, headings bold, marks and rulers of tables left out. */
export function paintedPage(markdown: string, paint: Paint): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown.replaceAll(/<!--[\s\S]*?-->\s*/g, '').split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    else if (isCode) lines.push(line);
    else if (!/^\|(?: ?-+ ?\|)+$/.test(line)) lines.push(painted(line, paint));
  }
  return `${lines.join('\n').trim()}\n`;
}

function painted(line: string, paint: Paint): string {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return paint.bold(heading);
  return line
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, text: string) => paint.bold(text))
    .replaceAll(/`([^`]+)`/g, (_, text: string) => paint.cyan(text))
    .replace(/^- <(.+)>$/, '- $1');
}
