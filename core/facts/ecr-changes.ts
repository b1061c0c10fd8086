/**
 * Changes settings of ECR repositories in the own account and Region.
 *
 * Every method throws GuardrailsError `AWS_CALL_FAILED`, and the repository is then as it was.
 */
export interface EcrChanges {
  /** Has the images of a repository scanned when they are pushed, by its own setting. */
  scanOnPush(repository: string): Promise<void>;

  /** Adds tags, and replaces the values of those that are there. */
  tag(arn: string, tags: Readonly<Record<string, string>>): Promise<void>;
}
