/** The error that stands for everything which the sandbox does not simulate. */
export const UNSUPPORTED = 'SandboxUnsupportedOperation';

/** An error as an AWS service answers it. SDKs do not retry an HTTP 400 of a name they do not know. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  /**
   * @param code what SDK clients show as the error's name
   * @param members further members of the error's JSON, such as `Item` of a failed condition
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly members: object = {},
  ) {
    super(message);
  }
}

/** Refuses something by its name; the gateway counts these, and the summary shows them. */
export function unsupported(what: string): AwsError {
  return new AwsError(UNSUPPORTED, `${what} is not simulated by the sandbox.`);
}
