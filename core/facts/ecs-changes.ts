/** A service of the own account and Region. */
export interface ServiceAddress {
  /** Short name of its cluster. */
  readonly cluster: string;
  /** Short name or ARN. */
  readonly service: string;
}

/** Where the tasks of a service get their network interfaces. */
export interface PrivateNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/** What ECS Exec does in a cluster (ECS API `ExecuteCommandConfiguration`). */
export interface ExecConfiguration {
  readonly kmsKeyId?: string | undefined;
  readonly logging?: 'NONE' | 'DEFAULT' | 'OVERRIDE' | undefined;
  readonly logConfiguration?: ExecLogConfiguration | undefined;
}

/** Where OVERRIDE logs to (ECS API `ExecuteCommandLogConfiguration`). */
export interface ExecLogConfiguration {
  readonly cloudWatchLogGroupName?: string | undefined;
  readonly cloudWatchEncryptionEnabled?: boolean | undefined;
  readonly s3BucketName?: string | undefined;
  readonly s3EncryptionEnabled?: boolean | undefined;
  readonly s3KeyPrefix?: string | undefined;
}

/** The keys of a cluster's own storage (ECS API `ManagedStorageConfiguration`). */
export interface ManagedStorage {
  readonly kmsKeyId?: string | undefined;
  readonly fargateEphemeralStorageKmsKeyId?: string | undefined;
}

/** What a cluster has beside its settings (ECS API `ClusterConfiguration`). */
export interface ClusterConfiguration {
  readonly executeCommandConfiguration?: ExecConfiguration | undefined;
  readonly managedStorageConfiguration?: ManagedStorage | undefined;
}

/** The other settings of managed scaling (ECS API `ManagedScaling`). */
export interface ManagedScalingSettings {
  readonly targetCapacity?: number | undefined;
  readonly minimumScalingStepSize?: number | undefined;
  readonly maximumScalingStepSize?: number | undefined;
  readonly instanceWarmupPeriod?: number | undefined;
}

/**
 * Changes settings of ECS resources in the own account and Region.
 *
 * Every method throws GuardrailsError `AWS_CALL_FAILED`, and the resource is then as it was.
 */
export interface EcsChanges {
  /** Turns ECS Exec off for tasks that start from now on; starts no deployment. */
  disableExec(service: ServiceAddress): Promise<void>;

  /** Starts tasks in the same subnets and security groups, without public addresses; starts a deployment. */
  withholdPublicIp(service: ServiceAddress, network: PrivateNetwork): Promise<void>;

  /** Takes the latest platform version of Fargate; starts a deployment. */
  useLatestPlatform(service: ServiceAddress): Promise<void>;

  /** Has a service run a revision, by its full ARN: a family alone would mean whatever is newest; starts a deployment. */
  deploy(service: ServiceAddress, taskDefinitionArn: string): Promise<void>;

  /** Sets `containerInsights` of a cluster. */
  setContainerInsights(cluster: string, value: 'enabled' | 'enhanced'): Promise<void>;

  /**
   * Sets the configuration of a cluster.
   *
   * @param configuration all of it: `UpdateCluster` takes its parts together
   */
  setClusterConfiguration(cluster: string, configuration: ClusterConfiguration): Promise<void>;

  /**
   * Enables managed scaling and managed termination protection.
   *
   * @param scaling the other settings of managed scaling, as described
   */
  protectFromTermination(capacityProvider: string, scaling: ManagedScalingSettings): Promise<void>;

  /** Sets an account setting for everybody in the account who has none of their own. */
  setAccountDefault(name: string, value: string): Promise<void>;

  /** Adds tags, and replaces the values of those that are there. */
  tag(arn: string, tags: Readonly<Record<string, string>>): Promise<void>;
}
