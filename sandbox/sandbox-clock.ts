/**
 * Time of the sandbox: the real time, but every reading is later than the one before, so that whatever happens later
 * also has a later time stamp, as between AWS services.
 */
export class SandboxClock {
  #last = 0;

  /** The time, in whole milliseconds. */
  now(): Date {
    this.#last = Math.max(Date.now(), this.#last + 1);
    return new Date(this.#last);
  }
}

/** Seconds since the epoch with milliseconds, as JSON services of AWS write time. */
export function epochSeconds(time: Date): number {
  return time.getTime() / 1_000;
}
