/** What a command touches of the process; tests hand in their own. */
export interface CliIo {
  /** Absolute. */
  readonly cwd: string;
  /** Takes the report and nothing else. */
  readonly stdout: (text: string) => void;
  /** Takes errors and remarks. */
  readonly stderr: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Colours on standard output; `undefined` leaves it to NO_COLOR, FORCE_COLOR and the terminal. */
  readonly colours?: boolean | undefined;
}
