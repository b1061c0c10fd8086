/** Order statistics of a sample. */
export interface Summary {
  readonly n: number;
  readonly p50: number;
  readonly p90: number;
  readonly min: number;
}

/** Nearest-rank percentiles; one sample is enough, none is an error of the caller. */
export function summarise(sample: readonly number[]): Summary {
  const sorted = [...sample].sort((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { n: sorted.length, p50: rank(0.5), p90: rank(0.9), min: rank(0) };
}
