import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { asGuardrailsError } from '../core/errors';
import { parseDeploymentSettings, type DeploymentSettings } from '../stacksets/deployment-settings';

const ROOT = resolve(__dirname, '..');

/**
 * Reads the file that `--org-config` names.
 *
 * @param path from the repository's root, if it is not absolute
 * @throws GuardrailsError `SETTINGS_INVALID` for a file that cannot be read, and for a bad one
 */
export function readDeploymentSettings(path: string): DeploymentSettings {
  return parseDeploymentSettings(path, textOf(path));
}

function textOf(path: string): string {
  try {
    return readFileSync(resolve(ROOT, path), 'utf8');
  } catch (thrown) {
    throw asGuardrailsError(thrown, 'SETTINGS_INVALID', `${path} cannot be read. Give a file with --org-config FILE.`);
  }
}
