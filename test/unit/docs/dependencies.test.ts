import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(__dirname, '../../..');

const manifestSchema = z.object({ dependencies: z.record(z.string(), z.string()) });

describe('docs/dependencies.md', () => {
  it('has one row for each runtime dependency, with the version that is installed', () => {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    const page = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8');
    const runtime = page.slice(page.indexOf('## Runtime'), page.indexOf('## Traps'));

    const rows = [...runtime.matchAll(/^\| `([^`]+)`\s*\| (\S+)\s*\|/gm)].map(([, name, version]) => [name, version]);

    expect(rows.sort()).toEqual(Object.entries(manifest.dependencies).sort());
  });
});
