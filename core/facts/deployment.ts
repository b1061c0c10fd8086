import type { Asked } from './asked';

/** Who asks. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** The part of a configuration recorder that decides what is recorded (AWS Config API reference, RecordingGroup). */
export interface Recorder {
  readonly name: string;
  readonly roleArn: string | null;
  /** `recordingStrategy.useOnly`; null where the recorder is older than strategies. */
  readonly strategy: string | null;
  readonly allSupported: boolean;
  readonly includesGlobalTypes: boolean;
  readonly resourceTypes: readonly string[];
  readonly excludedTypes: readonly string[];
  readonly recordedDaily: boolean;
  /** Types that are recorded more or less often than the others. */
  readonly overrides: readonly { readonly resourceTypes: readonly string[]; readonly daily: boolean }[];
}

/** What a recorder does at the moment. */
export interface RecorderStatus {
  readonly name: string;
  readonly recording: boolean;
  /** `Success`, `Failure`, `Pending` or `NotApplicable`. */
  readonly lastStatus: string | null;
  readonly lastErrorCode: string | null;
}

/** A function as it is deployed. */
export interface FunctionState {
  readonly runtime: string | null;
  readonly state: string | null;
  readonly lastUpdateStatus: string | null;
}

/** A conformance pack; any of the account. */
export interface PackState {
  readonly name: string;
  readonly state: string;
}

/** A Config rule; any of the account. */
export interface RuleState {
  readonly name: string;
  /** ARN of the function, or the identifier of a managed rule. */
  readonly source: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly scope: readonly string[];
  readonly scheduled: boolean;
}

/** How the last evaluations by a rule went. */
export interface RuleStatus {
  readonly name: string;
  readonly firstActivated: Date | null;
  readonly lastSuccess: Date | null;
  readonly lastFailure: Date | null;
  readonly lastErrorCode: string | null;
}

/** Reads what decides whether the product works in an account and Region. Changes nothing; nothing is thrown. */
export interface DeploymentReader {
  readonly caller: () => Promise<Asked<Caller>>;
  readonly recorders: () => Promise<Asked<readonly Recorder[]>>;
  readonly recorderStatuses: () => Promise<Asked<readonly RecorderStatus[]>>;
  /** Names. */
  readonly deliveryChannels: () => Promise<Asked<readonly string[]>>;
  readonly packs: () => Promise<Asked<readonly PackState[]>>;
  readonly rules: () => Promise<Asked<readonly RuleState[]>>;
  readonly ruleStatuses: (rules: readonly string[]) => Promise<Asked<readonly RuleStatus[]>>;
  /** Those of the rules that have no result of any resource yet. */
  readonly rulesWithoutResult: (rules: readonly string[]) => Promise<Asked<readonly string[]>>;
  /** @returns null where there is none of the name. */
  readonly fn: (name: string) => Promise<Asked<FunctionState | null>>;
  /** The resource policy of a function as text; null where it has none. */
  readonly functionPolicy: (name: string) => Promise<Asked<string | null>>;
  /** Executions at a time that no function has reserved. */
  readonly unreservedConcurrency: () => Promise<Asked<number>>;
  /** Status of a document; null where there is none of the name. */
  readonly documentStatus: (name: string) => Promise<Asked<string | null>>;
  readonly roleExists: (name: string) => Promise<Asked<boolean>>;
  /** Messages in a queue; null where there is none of the name. */
  readonly waitingMessages: (queue: string) => Promise<Asked<number | null>>;
}
