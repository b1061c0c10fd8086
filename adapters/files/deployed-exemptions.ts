import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { readExemptionsFile, unreadable } from '../../core/exemptions/deployed-exemptions';
import type { Exemption } from '../../core/exemptions/exemption';
import { isGuardrailsError, type GuardrailsError } from '../../core/errors';

/** The exemptions of an account; or why they cannot be relied on. */
export type DeployedExemptions = { readonly exemptions: readonly Exemption[] } | { readonly error: GuardrailsError };

/**
 * The exemptions that a function was deployed with: a layer lays the file beside it. Synchronous: called once, at module
 * scope.
 *
 * @param path of the file, whose name holds its digest; empty or `undefined` where there are none
 */
export function loadDeployedExemptions(path: string | undefined): DeployedExemptions {
  if (path === undefined || path === '') return { exemptions: [] };
  const name = basename(path);
  try {
    return { exemptions: readExemptionsFile({ name, text: readFileSync(path, 'utf8') }) };
  } catch (thrown) {
    return { error: isGuardrailsError(thrown) ? thrown : unreadable(name, 'they cannot be read', thrown) };
  }
}
