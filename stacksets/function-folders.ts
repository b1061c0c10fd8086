import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GuardrailsError } from '../core/errors';

/** Folders of the built bundles, each with an `index.js` that exports `handler`. */
export interface FunctionFolders {
  readonly rules: string;
  readonly stopper: string;
  readonly remediation: string;
}

/**
 * Finds the built bundles.
 *
 * @param directory the folder that `npm run build` fills: `dist/lambda`
 * @throws GuardrailsError `TEMPLATE_INVALID` when one is missing
 */
export function functionFolders(directory: string): FunctionFolders {
  const folder = (name: keyof FunctionFolders): string => {
    const path = join(directory, name);
    if (existsSync(join(path, 'index.js'))) return path;
    throw new GuardrailsError(
      'TEMPLATE_INVALID',
      `The bundle of function "${name}" is missing: expected ${join(path, 'index.js')}. Run \`npm run build\` first.`,
      { place: { file: path } },
    );
  };
  return { rules: folder('rules'), stopper: folder('stopper'), remediation: folder('remediation') };
}
