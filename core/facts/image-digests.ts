/** A tag in a repository of a private registry of ECR. */
export interface TaggedImage {
  /** The account whose registry it is. */
  readonly account: string;
  readonly region: string;
  readonly repository: string;
  readonly tag: string;
}

/** Tells which image a tag stands for now. */
export interface ImageDigests {
  /**
   * The digest of an image, `sha256:` and 64 hexadecimal digits; of an index, where the tag stands for images of several
   * platforms.
   *
   * @returns `undefined` when the repository or the tag is not there
   * @throws GuardrailsError `AWS_CALL_FAILED`
   */
  of(image: TaggedImage): Promise<string | undefined>;
}
