/** `npm run new-check -- ID`: writes the folder of a new check, which works and passes every gate, to be made one's own. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError, isGuardrailsError } from '../core/errors';
import { checkTemplate } from './new-check/check-template';

/**
 * @param root the repository
 * @returns paths of the written files, relative to the root
 * @throws GuardrailsError `USAGE` when the id cannot be one or is taken
 */
export function writeNewCheck(root: string, id: string): readonly string[] {
  const files = checkTemplate(id);
  const folder = join('policies', id);
  if (existsSync(join(root, folder))) {
    throw new GuardrailsError('USAGE', `There is a check ${id} already: ${folder}. Ids are never used twice.`);
  }
  mkdirSync(join(root, folder));
  return [...files].map(([name, text]) => {
    writeFileSync(join(root, folder, name), text, { flag: 'wx' });
    return join(folder, name);
  });
}

function main(): void {
  const [id = ''] = process.argv.slice(2);
  try {
    for (const path of writeNewCheck(join(__dirname, '..'), id)) console.log(`written: ${path}`);
    console.log('Next: write examples.yaml and policy_test.rego, see them fail, write policy.rego; then');
    console.log('npm run policies:build && npm run gen && npm test && npm run test:policies');
  } catch (thrown) {
    if (!isGuardrailsError(thrown)) throw thrown;
    console.error(thrown.message);
    process.exitCode = 2;
  }
}

if (require.main === module) main();
