import { isDeepStrictEqual } from 'node:util';

/** What happened otherwise than the demo tells. */
export interface Difference {
  readonly what: string;
  readonly expected: unknown;
  readonly found: unknown;
}

/** Compares what the demo tells with what happened, so that it cannot go wrong unnoticed. */
export class Story {
  readonly differences: Difference[] = [];
  #facts = 0;

  /** Compares one fact. */
  tells(what: string, found: unknown, expected: unknown): void {
    this.#facts += 1;
    if (!isDeepStrictEqual(found, expected)) this.differences.push({ what, expected, found });
  }

  /** How many facts were compared. */
  get facts(): number {
    return this.#facts;
  }
}
