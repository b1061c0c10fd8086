/** What scans the images of a registry (ECR API `RegistryScanningConfiguration`). */
export interface RegistryScanning {
  readonly scanType: 'BASIC' | 'ENHANCED';
  /** At most two, one for each frequency that the type knows. */
  readonly rules: readonly ScanningRule[];
}

/** How often images are scanned of the repositories that a filter covers (ECR API `RegistryScanningRule`). */
export interface ScanningRule {
  readonly scanFrequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN' | 'MANUAL';
  readonly repositoryFilters: readonly { readonly filter: string; readonly filterType: 'WILDCARD' }[];
}

/**
 * Changes settings of the registry of ECR in the own account and Region, and of its repositories.
 *
 * Every method throws GuardrailsError `AWS_CALL_FAILED`, and what it should change is then as it was.
 */
export interface EcrChanges {
  /** Has the images of a repository scanned when they are pushed, by its own setting. */
  scanOnPush(repository: string): Promise<void>;

  /**
   * Puts a lifecycle policy in place of the one that there is.
   *
   * @param policy JSON text
   */
  putLifecyclePolicy(repository: string, policy: string): Promise<void>;

  /** Puts what scans the registry in place of what there is. */
  scanRegistry(scanning: RegistryScanning): Promise<void>;

  /** Adds tags, and replaces the values of those that are there. */
  tag(arn: string, tags: Readonly<Record<string, string>>): Promise<void>;
}
