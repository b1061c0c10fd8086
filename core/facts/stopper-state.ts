/** What the stopper knows of a task that it may have to stop. */
export interface SeenTask {
  readonly taskArn: string;
  /** `detail.version` of the event: grows with each change of the task, the same in duplicates (ECS events reference). */
  readonly version: number;
  readonly taskDefinitionArn: string;
  readonly policyDigest: string;
  readonly seenAt: Date;
}

/** How an event's version compares with the newest one that was stored before. */
export type Sighting = 'newer' | 'same' | 'older';

export const ACTIONS = ['record', 'notify', 'stop'] as const;

/** What the modes monitor, notify and enforce do. */
export type Action = (typeof ACTIONS)[number];

export const ACTION_STATES = ['INTENT', 'DONE', 'FAILED'] as const;
type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_OUTCOMES = [
  'RECORDED',
  'WOULD_STOP',
  'STOPPED',
  'STOPPED_EARLIER',
  'STOP_FAILED',
  'NOT_RUNNING',
  'DEFINITION_CHANGED',
  'NOTED',
] as const;

/** What really happened, as far as the action got. */
export type ActionOutcome = (typeof ACTION_OUTCOMES)[number];

/** One thing done at most once, and how far it got. */
export interface ActionRecord {
  /** Hex SHA-256 of what is acted on, the policy digest and the action. */
  readonly id: string;
  readonly action: Action;
  /** ARN of the task, or of the task definition when its findings never stop a task. */
  readonly target: string;
  readonly policyDigest: string;
  readonly state: ActionState;
  /** The run that wrote INTENT is over after this moment, finished or not. */
  readonly leaseUntil: Date;
  readonly attempts: number;
  readonly outcome: ActionOutcome | null;
  /** The outcome that people were last told. */
  readonly noticed: ActionOutcome | null;
}

/** The memory that outlives a run of the stopper. Two writers at the same moment see one winner. */
export interface StopperState {
  /**
   * Keeps the newest version of a task.
   *
   * @returns how the version compares with what was stored
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  see(task: SeenTask): Promise<Sighting>;

  /**
   * Writes an action where none stands.
   *
   * @returns the action that stands there already (and is left alone), or `undefined` when this one was written
   * @throws GuardrailsError `AWS_CALL_FAILED`, also when what stands there cannot be read
   */
  create(action: ActionRecord): Promise<ActionRecord | undefined>;

  /**
   * Writes an action over one that is still as it was seen (state and lease).
   *
   * @returns false when somebody else has changed it meanwhile; nothing is written then
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  replace(seen: ActionRecord, next: ActionRecord): Promise<boolean>;
}
