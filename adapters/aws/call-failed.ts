import { GuardrailsError, isGuardrailsError } from '../../core/errors';

/** A call of an AWS API: enough to say what went wrong and what to check. */
export interface AwsCall {
  /** IAM's spelling: `ecs:StopTask`, which is the permission to check as well. */
  readonly action: string;
  /** What the call was about, an ARN or a name. */
  readonly target: string;
}

/** Names by which AWS services refuse a caller (Query, JSON and REST protocols spell them differently). */
export const REFUSALS = /^(AccessDenied|AuthorizationError|NotAuthorized|UnauthorizedOperation|UnrecognizedClient)/;

/**
 * Turns what an SDK client threw into a typed error. Only the error's name is quoted: messages and the error object
 * itself may repeat the request. A `GuardrailsError` passes unchanged.
 */
export function callFailed(call: AwsCall, thrown: unknown): GuardrailsError {
  if (isGuardrailsError(thrown)) return thrown;
  const name = thrown instanceof Error ? thrown.name : 'an unknown error';
  const advice = REFUSALS.test(name)
    ? `Allow ${call.action} in the function's role, and check service control policies.`
    : `If it recurs, check the service's quotas and health, and that the role allows ${call.action}.`;
  return new GuardrailsError('AWS_CALL_FAILED', `${call.action} on ${call.target} failed with ${name}. ${advice}`, {
    place: { field: call.action },
    cause: thrown,
  });
}

/** An answer that AWS's documentation does not allow for. */
export function answerInvalid(call: AwsCall, found: string): GuardrailsError {
  return new GuardrailsError('AWS_CALL_FAILED', `${call.action} on ${call.target} answered with ${found}.`, {
    place: { field: call.action },
  });
}
