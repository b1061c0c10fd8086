import type { OwnIdentity } from '../adapters/lambda/own-identity';
import type { RemainingTime } from '../adapters/lambda/time-budget';
import type { KillSwitch } from '../adapters/ssm/kill-switch';
import type { CheckRequest } from '../core/decision/decide';
import type { OwnExemptions } from '../core/exemptions/exempt';
import type { Descriptions } from '../core/facts/descriptions';
import type { EcrChanges } from '../core/facts/ecr-changes';
import type { EcsChanges } from '../core/facts/ecs-changes';
import type { EfsChanges } from '../core/facts/efs-changes';
import type { ImageDigests } from '../core/facts/image-digests';
import type { Locks } from '../core/facts/locks';
import type { LookUps } from '../core/facts/look-ups';
import type { Repositories } from '../core/facts/repositories';
import type { RunningServices } from '../core/facts/running-services';
import type { TaskDefinitionRegistry } from '../core/facts/task-definition-registry';
import type { Policy } from '../core/policy/policy';
import type { Check } from '../core/registry/check';

/**
 * How a step ended. Every `SKIP_…` is a success: there is nothing to do, or nothing that may be done.
 * `SKIP_ALREADY_FIXED`: the revision that failed is no longer the newest. `SKIP_NEEDS_DECISION`: no machine should choose
 * what is missing. `SKIP_EXEMPT`: an exemption says that it stays as it is. `SKIP_UNKNOWN` means that the verdict is UNKNOWN or that judging failed: such a resource is never changed.
 */
export type StepOutcome =
  | 'APPLY'
  | 'APPLIED'
  | 'VERIFIED'
  | 'DRY_RUN'
  | 'SKIP_ALREADY_COMPLIANT'
  | 'SKIP_ALREADY_FIXED'
  | 'SKIP_EXEMPT'
  | 'SKIP_NEEDS_DECISION'
  | 'SKIP_KILL_SWITCH'
  | 'SKIP_NOT_APPLICABLE'
  | 'SKIP_NOT_FOUND'
  | 'SKIP_UNKNOWN';

/** What a step answers; texts only, because a document selects and compares texts. */
export interface StepAnswer {
  readonly outcome: StepOutcome;
  /** Sentences for people: what was found and what is, was or would be changed. */
  readonly description: string;
  /** The setting before and after the change; empty where nothing changes. */
  readonly from: string;
  readonly to: string;
  /** The AWS CLI command that takes the change back; empty where nothing changes. */
  readonly undo: string;
  /** Ids of the checks that are corrected, separated by commas; left out where it is the one that was asked for. */
  readonly toVerify?: string;
}

/** The time that a step has. */
export interface StepTime {
  /** Milliseconds until the function ends. */
  readonly remaining: RemainingTime;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What remediations work with. */
export interface RemediationPorts {
  readonly policy: Policy;
  readonly lookUps: LookUps;
  readonly descriptions: Descriptions;
  readonly repositories: Repositories;
  readonly ecs: EcsChanges;
  readonly ecr: EcrChanges;
  readonly efs: EfsChanges;
  readonly taskDefinitions: TaskDefinitionRegistry;
  readonly services: RunningServices;
  readonly imageDigests: ImageDigests;
  readonly locks: Locks;
  readonly time: StepTime;
  /** Whether anything may be changed at all. */
  readonly mayAct: KillSwitch;
  readonly exemptions: OwnExemptions;
  /** Where the function runs; it changes nothing anywhere else. */
  readonly own: OwnIdentity;
}

/**
 * Corrects resources that fail one check. Each step reads the resource again and judges it again by the same policy as
 * everywhere else, because documents run late, more than once, and on resources that somebody has changed meanwhile.
 */
export interface Remediation {
  /** Says what would be done. Changes nothing. */
  plan(resourceId: string, dryRun: boolean): Promise<StepAnswer>;

  /** Does it, if the resource still fails the check; replaying it is harmless. */
  apply(resourceId: string, dryRun: boolean): Promise<StepAnswer>;

  /** @throws GuardrailsError `REMEDIATION_UNVERIFIED` unless the resource is there and COMPLIANT */
  verify(resourceId: string): Promise<StepAnswer>;
}

/** What else was asked for, by remediations that correct several checks at once. */
export interface Asked {
  /** Further checks, as the document parameter `AlsoChecks` has them; not yet read. */
  readonly alsoChecks: string;
  /** What an earlier step says that it corrected; empty for the check of the request. */
  readonly toVerify: string;
  /** Where checks are looked up. */
  readonly checks: readonly Check[];
}

/**
 * Makes a remediation for one request: the check, with its complete parameters.
 *
 * @param values what a person decided, by name: what no machine should choose
 * @throws GuardrailsError `REMEDIATION_INVALID` for something asked that cannot be read
 */
export type RemediationFactory = (
  ports: RemediationPorts,
  request: CheckRequest,
  values: Readonly<Record<string, string>>,
  asked: Asked,
) => Remediation;
