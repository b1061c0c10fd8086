/** A notice to people. Subject and body never hold a value of an environment variable, secret, label or command. */
export interface Notice {
  /** At most 100 ASCII characters without line breaks (SNS API `Publish`). */
  readonly subject: string;
  readonly body: string;
  /** SNS message attributes, all strings: severity, check, mode, action, account. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Tells people. */
export interface Notices {
  /** @throws GuardrailsError `AWS_CALL_FAILED` */
  publish(notice: Notice): Promise<void>;
}
