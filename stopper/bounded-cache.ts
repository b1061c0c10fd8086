/** Remembers the most recently used values, each for a limited time. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly since: number }>();

  /**
   * @param limit values kept; the one that was not used for longest goes first
   * @param maxAgeMs how long a value stays true
   * @param now milliseconds since the epoch
   */
  constructor(
    readonly limit: number,
    readonly maxAgeMs: number,
    readonly now: () => number,
  ) {}

  /** The value, or `undefined` when there is none or it is too old. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    this.#entries.delete(key);
    if (entry === undefined || this.now() - entry.since > this.maxAgeMs) return undefined;
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps a value. */
  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, since: this.now() });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.limit) break;
      this.#entries.delete(oldest);
    }
  }
}
