import * as z from 'zod';

const rangeSchema = z.object({ start: z.object({ row: z.int() }), end: z.object({ row: z.int() }) });

/** What `opa test --coverage` prints. */
const coverageSchema = z.object({
  coverage: z.number(),
  files: z.record(z.string(), z.object({ not_covered: z.array(rangeSchema).optional() })),
});

/**
 * Names the expressions that no test reaches; `--threshold` would say a percentage and no place.
 *
 * @param printed JSON of `opa test --coverage`
 * @returns one line a place, or null when everything is reached
 * @throws ZodError when it is something else
 */
export function coverageProblem(printed: string): string | null {
  const { coverage, files } = coverageSchema.parse(JSON.parse(printed));
  const places = Object.entries(files).flatMap(([file, { not_covered = [] }]) =>
    not_covered.map(({ start, end }) => `${file}:${start.row}${end.row === start.row ? '' : `-${end.row}`}`),
  );
  if (places.length > 0) return `No test reaches:\n${[...new Set(places)].join('\n')}`;
  return coverage === 100 ? null : `Tests cover ${coverage} %; expected 100 %.`;
}
