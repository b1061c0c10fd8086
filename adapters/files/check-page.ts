import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError } from '../../core/errors';

/** The bundle finds the pages in the folder beside it; the sources find them where `npm run gen` puts them. */
const FOLDERS = [join(__dirname, 'checks'), join(__dirname, '..', '..', 'docs', 'checks')];

/**
 * The documentation page of a check, as Markdown.
 *
 * @throws GuardrailsError `INTERNAL` when it was not packaged
 */
export function readCheckPage(id: string): string {
  const file = FOLDERS.map((folder) => join(folder, `${id}.md`)).find((candidate) => existsSync(candidate));
  if (file !== undefined) return readFileSync(file, 'utf8');
  throw new GuardrailsError(
    'INTERNAL',
    `The page of ${id} is not in ${FOLDERS.join(' or ')}. Build the command again with \`npm run build\`.`,
  );
}
