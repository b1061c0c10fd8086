import { summarise } from './statistics';

/**
 * Microseconds that a fixed piece of work takes on this machine, now: JSON of about 5 KB parsed and written. Figures are
 * compared as multiples of it, because shared CPUs vary by a factor of two.
 */
export function calibrate(): number {
  const document = JSON.stringify(
    Array.from({ length: 100 }, (_, index) => ({ Name: `name-${String(index)}`, Value: index })),
  );
  const sample: number[] = [];
  for (let round = 0; round < 400; round += 1) {
    const start = performance.now();
    for (let repeat = 0; repeat < 10; repeat += 1) JSON.stringify(JSON.parse(document));
    sample.push((performance.now() - start) * 100);
  }
  return summarise(sample.slice(100)).p50;
}
