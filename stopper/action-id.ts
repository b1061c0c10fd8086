import { createHash } from 'node:crypto';

import type { Action } from '../core/facts/stopper-state';

/**
 * Identifies one thing to be done at most once. The same policy may not do it twice; a new policy decides anew.
 *
 * It is shown to people, so nothing of low entropy that is secret (a value of an override, say) may go in.
 */
export function actionId(target: string, policyDigest: string, action: Action): string {
  return createHash('sha256')
    .update(JSON.stringify([target, policyDigest, action]))
    .digest('hex');
}
