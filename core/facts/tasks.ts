/** The state of a task that decides whether stopping it still makes sense. */
export interface TaskState {
  readonly taskArn: string;
  readonly desiredStatus: string;
  readonly taskDefinitionArn: string;
  /** The `reason` of the `StopTask` call, or ECS's own words; `undefined` while nobody stops the task. */
  readonly stoppedReason: string | undefined;
}

/** Reads and stops tasks. */
export interface Tasks {
  /** @returns `undefined` when ECS no longer knows the task (`failures[].reason` MISSING). */
  describe(clusterArn: string, taskArn: string): Promise<TaskState | undefined>;

  /**
   * Stops a task; a task that is already stopped or gone counts as stopped.
   *
   * @param reason at most 255 characters; ECS shows it as `stoppedReason`
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  stop(clusterArn: string, taskArn: string, reason: string): Promise<void>;
}
