/** Why a question to AWS has no answer. */
export interface Unanswered {
  /** In IAM's spelling, `config:DescribeConfigRules`: the permission that the call needs. */
  readonly action: string;
  /** Whether AWS refused the caller, or the call failed otherwise. */
  readonly refused: boolean;
  /** Name of the error. */
  readonly error: string;
}

/** What came of a question to AWS: an answer, or why there is none. One that is missing never stands for another one. */
export type Asked<T> = { readonly answer: T } | { readonly unanswered: Unanswered };
