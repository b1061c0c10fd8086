import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asGuardrailsError, GuardrailsError } from '../../core/errors';
import { loadPolicy } from '../../core/policy/load-policy';
import type { Policy } from '../../core/policy/policy';
import { CHECKS } from '../../core/registry/registry';

/** A bundle finds its policy in the folder beside it; the sources find it where `npm run policies:build` puts it. */
const FOLDERS = [join(__dirname, 'policy'), join(__dirname, '..', '..', 'policies', 'dist')];

/**
 * The policy that this build was packaged with. Synchronous: called once, at module scope, it costs a few milliseconds
 * of a cold start and nothing afterwards.
 *
 * @throws GuardrailsError `POLICY_LOAD`, `POLICY_ABI`, `POLICY_IMPORTS`: without a sound policy nothing is judged
 */
export function loadPackagedPolicy(): Policy {
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, 'policy.wasm')));
  if (folder === undefined) {
    throw new GuardrailsError(
      'POLICY_LOAD',
      `There is no policy.wasm in ${FOLDERS.join(' or ')}. Build the bundles again with \`npm run build\`.`,
    );
  }
  return loadPolicy({
    wasm: read(folder, 'policy.wasm'),
    manifest: parse(folder, 'manifest.json'),
    selfTest: parse(folder, 'self-test.json'),
    checks: CHECKS,
  });
}

function read(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (thrown) {
    throw asGuardrailsError(thrown, 'POLICY_LOAD', `The policy file ${join(folder, name)} cannot be read.`);
  }
}

function parse(folder: string, name: string): unknown {
  try {
    return JSON.parse(read(folder, name).toString('utf8'));
  } catch (thrown) {
    throw asGuardrailsError(thrown, 'POLICY_LOAD', `The policy file ${join(folder, name)} is not JSON.`);
  }
}
