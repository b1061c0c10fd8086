/** The part of an ECR repository that decides and changes tag mutability. */
export interface RepositoryState {
  readonly arn: string;
  readonly name: string;
  /** `MUTABLE`, `IMMUTABLE`, `MUTABLE_WITH_EXCLUSION` or `IMMUTABLE_WITH_EXCLUSION`. */
  readonly imageTagMutability: string;
  readonly exclusionFilters: readonly { readonly filterType: string; readonly filter: string }[];
}

/** Reads and changes ECR repositories of the own account and Region. */
export interface Repositories {
  /** @returns `undefined` when the repository does not exist. */
  describe(name: string): Promise<RepositoryState | undefined>;

  /** Makes every tag immutable, without exclusions. */
  makeTagsImmutable(name: string): Promise<void>;
}
