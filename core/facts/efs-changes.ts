/**
 * Changes settings of EFS file systems in the own account and Region.
 *
 * Every method throws GuardrailsError `AWS_CALL_FAILED`, and the file system is then as it was.
 */
export interface EfsChanges {
  /**
   * Puts a file system policy in place of the one that there is.
   *
   * @param policy JSON text
   */
  putPolicy(fileSystem: string, policy: string): Promise<void>;

  /** Adds tags, and replaces the values of those that are there. */
  tag(fileSystem: string, tags: Readonly<Record<string, string>>): Promise<void>;
}
