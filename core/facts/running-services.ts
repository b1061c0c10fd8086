import type { ServiceAddress } from './ecs-changes';

/** One deployment of a service (ECS API `Deployment`), as far as it decides whether the service may be moved. */
export interface ServiceDeployment {
  readonly status: string;
  readonly taskDefinition: string;
  /** `COMPLETED`, `FAILED`, `IN_PROGRESS`; ECS leaves it out for services whose rollouts it does not follow. */
  readonly rolloutState: string | undefined;
}

/** A service and what it runs. */
export interface RunningService extends ServiceAddress {
  /** `ACTIVE`, or `DRAINING`; services that are gone are never among these. */
  readonly status: string;
  /** `ECS`, `CODE_DEPLOY`, `EXTERNAL`. */
  readonly controller: string;
  /** The revision that it is to run; empty for a service whose task sets say so. */
  readonly taskDefinition: string;
  readonly deployments: readonly ServiceDeployment[];
  /** Revisions of its task sets. */
  readonly taskSets: readonly string[];
  /** What makes ECS act by an infrastructure role for it, in words; `undefined` where nothing does. */
  readonly infrastructureRole: string | undefined;
}

/**
 * Services of the own account and Region, as they are now.
 *
 * Every method throws GuardrailsError `AWS_CALL_FAILED`.
 */
export interface RunningServices {
  /** Every service of every cluster that is for revisions of a family, or whose deployments or task sets are. */
  ofFamily(family: string): Promise<readonly RunningService[]>;

  /** @returns `undefined` when the service or its cluster is gone */
  described(address: ServiceAddress): Promise<RunningService | undefined>;
}
