/** A settings file with the line of one key changed. */
export function withLine(text: string, key: string, line: string): string {
  return text
    .split('\n')
    .map((written) => (written.startsWith(`${key}:`) ? line : written))
    .join('\n');
}
