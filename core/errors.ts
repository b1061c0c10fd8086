/** Every code an error of this product can carry: a closed set, so that callers can decide by code and docs can list it. */
export type ErrorCode =
  // core/policy: the engine and its contract
  | 'POLICY_LOAD'
  | 'POLICY_ABI'
  | 'POLICY_IMPORTS'
  | 'CHECK_UNKNOWN'
  | 'PARAMETERS_INVALID'
  | 'INPUT_INVALID'
  | 'INPUT_TOO_LARGE'
  | 'EVALUATION_ABORTED'
  | 'RESULT_UNDEFINED'
  | 'RESULT_INCOMPLETE'
  | 'RESULT_MISMATCH'
  | 'RESULT_INVALID'
  | 'POLICY_UPDATE_REJECTED'
  // core/inputs: what people and AWS hand in
  | 'FILE_UNREADABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_UNWRITABLE'
  | 'JSON_PARSE'
  | 'YAML_PARSE'
  | 'KEY_DUPLICATE'
  | 'KEY_FORBIDDEN'
  | 'DEPTH_EXCEEDED'
  | 'INPUT_KIND_UNKNOWN'
  | 'EVENT_INVALID'
  | 'EVENT_OVERSIZED'
  | 'MESSAGE_TYPE_UNSUPPORTED'
  | 'CONFIGURATION_MISSING'
  | 'ACCOUNT_MISMATCH'
  | 'REGION_MISMATCH'
  // settings and command line
  | 'SETTINGS_INVALID'
  | 'USAGE'
  | 'EXEMPTIONS_UNREADABLE'
  // adapters: AWS answered otherwise than hoped
  | 'CREDENTIALS_UNUSABLE'
  | 'AWS_CALL_FAILED'
  | 'EVALUATIONS_REJECTED'
  | 'EVALUATIONS_UNDELIVERED'
  // stopper: another run holds the action; the event must come back
  | 'ACTION_BUSY'
  // remediation, pack and stack rendering
  | 'REMEDIATION_INVALID'
  | 'REMEDIATION_UNVERIFIED'
  | 'PACK_LIMIT'
  | 'TEMPLATE_INVALID'
  | 'INTERNAL';

/** Where an offending value stands. `line` and `column` count from 1; `field` is a dotted path or a JSON Pointer. */
export interface ErrorPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/**
 * The one error type of the product.
 *
 * The message names the offending value, where it stands, what was expected, the nearest valid name and what to do.
 * It never holds a value of an environment variable, secret, label or command.
 */
export class GuardrailsError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'GuardrailsError';
  readonly code: Code;
  readonly place: ErrorPlace;

  constructor(code: Code, message: string, options: { readonly place?: ErrorPlace; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.place = options.place ?? {};
  }
}

/**
 * Turns whatever was thrown into a typed error; a `GuardrailsError` passes unchanged.
 *
 * @param code the code for a foreign error
 * @param message what was being done, as a sentence; the foreign text stays in `cause` because it may quote input
 */
export function asGuardrailsError(thrown: unknown, code: ErrorCode, message: string): GuardrailsError {
  return isGuardrailsError(thrown) ? thrown : new GuardrailsError(code, message, { cause: thrown });
}

/** Tells whether something thrown is already typed. */
export function isGuardrailsError(thrown: unknown): thrown is GuardrailsError {
  return thrown instanceof GuardrailsError;
}
