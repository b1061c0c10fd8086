/** What the sandbox sends to a function's process: one invocation. */
export interface InvokeMessage {
  readonly id: number;
  readonly event: unknown;
  readonly requestId: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** Milliseconds since the epoch at which the process will be killed. */
  readonly deadline: number;
}

/** What comes back: the result as JSON text, or the error that the handler threw. */
export type AnswerMessage =
  { readonly id: number; readonly result: string } | { readonly id: number; readonly error: FunctionFailure };

/** A failed invocation as Lambda shows it in the payload. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
}
