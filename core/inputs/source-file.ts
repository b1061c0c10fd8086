/** A file as readers take it. They read nothing themselves. */
export interface SourceFile {
  /** As people know it; reports and errors name it so. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
