import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyArtefact } from '../../core/policy/load-policy';
import { CHECKS } from '../../core/registry/registry';

const DIST = join(__dirname, '..', '..', 'policies', 'dist');

/** The committed policy as `loadPolicy` takes it, fresh each time so that a test may doctor it. */
export function packagedArtefact(): PolicyArtefact & { readonly wasm: Buffer } {
  return {
    wasm: readFileSync(join(DIST, 'policy.wasm')),
    manifest: JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8')),
    selfTest: JSON.parse(readFileSync(join(DIST, 'self-test.json'), 'utf8')),
    checks: CHECKS,
  };
}

/** The same artefact with other module bytes and a manifest that vouches for them. */
export function withWasm(artefact: PolicyArtefact, wasm: Uint8Array): PolicyArtefact {
  return { ...artefact, wasm, manifest: { wasm: `sha256:${createHash('sha256').update(wasm).digest('hex')}` } };
}
