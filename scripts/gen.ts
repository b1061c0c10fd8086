/**
 * `npm run gen [-- --check]`: derives everything that follows from the checks' METADATA, with Node alone. With `--check`
 * nothing is written and any stale artefact fails.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packTemplate } from '../conformance-pack/render-pack';
import { inputSchema } from '../core/registry/input-schema';
import { readCatalogue } from '../core/registry/catalogue';
import { reportJsonSchema } from '../core/reports/json-report';
import { checkIndex, equivalenceTable } from './gen/check-index';
import { checkIndexPage } from './gen/check-index-page';
import { checkPage } from './gen/check-page';
import { permissionsPage } from './gen/permissions-page';
import { queriesPage } from './gen/queries-page';
import { documentationSource, registrySource } from './gen/registry-source';
import { secretDetectionPage } from './gen/secret-detection-page';
import { settleFiles, type GeneratedFiles } from './generated-files';
import { readExamples } from './policies/read-examples';

const ROOT = join(__dirname, '..');

/** Every generated file, from the tree below `root` as it is. */
export function generatedFiles(root: string): GeneratedFiles {
  const policies = join(root, 'policies');
  const checks = readCatalogue(JSON.parse(readFileSync(join(policies, 'dist', 'catalogue.json'), 'utf8')));
  const rationaleOf = (id: string): string => readFileSync(join(policies, id, 'README.md'), 'utf8').trim();
  return new Map([
    ['core/registry/registry.generated.ts', registrySource(checks)],
    ['core/registry/documentation.generated.ts', documentationSource(checks)],
    ['policies/schemas/input.json', json(inputSchema(checks))],
    ['conformance-pack/template.yaml', packTemplate(checks)],
    ['docs/report.schema.json', json(reportJsonSchema())],
    ['docs/secret-detection.md', secretDetectionPage()],
    ['docs/permissions.md', permissionsPage(root, checks)],
    ['docs/queries.md', queriesPage()],
    ['docs/checks/README.md', checkIndex(checks)],
    ['docs/checks/equivalents.md', equivalenceTable(checks)],
    ['docs/checks/index.html', checkIndexPage(checks)],
    ...checks.map((check): [string, string] => [
      `docs/checks/${check.id}.md`,
      checkPage({ check, examples: readExamples(policies, check.id), rationale: rationaleOf(check.id) }),
    ]),
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function main(): void {
  const check = process.argv.includes('--check');
  const stale = settleFiles(ROOT, generatedFiles(ROOT), check);
  for (const path of stale) console.log(`${check ? 'stale' : 'written'}: ${path}`);
  if (check && stale.length > 0) {
    console.error('Generated files are stale: run `npm run gen` and commit the result.');
    process.exitCode = 1;
  } else if (stale.length === 0) {
    console.log('All generated files are up to date.');
  }
}

if (require.main === module) main();
