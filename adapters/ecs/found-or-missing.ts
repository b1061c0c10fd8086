import type { Failure } from '@aws-sdk/client-ecs';

import { answerInvalid, type AwsCall } from '../aws/call-failed';

/**
 * What ECS answered for the one resource that was asked for.
 *
 * @param found the resource in the answer, if it is there
 * @param failures what ECS says of what it could not describe
 * @returns `undefined` when ECS says that it is MISSING
 * @throws GuardrailsError `AWS_CALL_FAILED` for every other failure, and for an answer that says nothing of it
 */
export function foundOrMissing<T>(
  call: AwsCall,
  found: T | undefined,
  failures: readonly Failure[] | undefined,
): T | undefined {
  if (found !== undefined) return found;
  const failure = failures?.[0];
  if (failure?.reason === 'MISSING') return undefined;
  throw answerInvalid(
    call,
    failure === undefined ? 'neither what was asked for nor a failure' : `failure ${failure.reason ?? ''}`,
  );
}
