/** Keeps two runs from changing the same thing at once: ECS has no compare-and-set. */
export interface Locks {
  /**
   * Runs something while nobody else holds the lock.
   *
   * @throws GuardrailsError `ACTION_BUSY` when somebody does; whatever `run` throws
   */
  holding<T>(name: string, run: () => Promise<T>): Promise<T>;
}
