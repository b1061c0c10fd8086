import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lays small stand-ins for the built functions below a folder, for tests of templates that must not wait for a build.
 *
 * @returns the folder that stands for `dist/lambda`
 */
export function functionFixtures(folder: string, contents: Readonly<Record<string, string>> = {}): string {
  const functions = join(folder, 'lambda');
  for (const name of ['rules', 'stopper', 'remediation']) {
    mkdirSync(join(functions, name), { recursive: true });
    const text = contents[name] ?? `exports.handler = async () => ${JSON.stringify(name)};\n`;
    writeFileSync(join(functions, name, 'index.js'), text);
  }
  return functions;
}
