import * as z from 'zod/mini';

import type { RegistryScanning, ScanningRule } from '../../core/facts/ecr-changes';
import type { Json } from '../../core/subject/json';

/** Strict: what is not known here would be lost in the change and in its undoing. */
const fact = z.object({
  ScanType: z.enum(['BASIC', 'ENHANCED']),
  Rules: z.array(
    z.strictObject({
      ScanFrequency: z.enum(['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL']),
      RepositoryFilters: z.array(z.strictObject({ Filter: z.string(), FilterType: z.literal('WILDCARD') })),
    }),
  ),
});

/** Covers every repository. */
const ALL = { filter: '*', filterType: 'WILDCARD' } as const;

/**
 * What scans the registry, in the API's spelling.
 *
 * @param found what the look-up `registry-scanning` answered
 * @returns `undefined` when it has something that this version does not know
 */
export function scanningOf(found: Json | undefined): RegistryScanning | undefined {
  const parsed = fact.safeParse(found);
  if (!parsed.success) return undefined;
  const rules = parsed.data.Rules.map(({ ScanFrequency, RepositoryFilters }) => ({
    scanFrequency: ScanFrequency,
    repositoryFilters: RepositoryFilters.map(({ Filter, FilterType }) => ({ filter: Filter, filterType: FilterType })),
  }));
  return { scanType: parsed.data.ScanType, rules };
}

/**
 * Enhanced scanning with the rules that there are: those that scan on push or continuously stay, of basic scanning as well;
 * MANUAL does not exist in it. What is not covered then is scanned continuously.
 *
 * @param all whether one filter must cover every repository; else any rule will do
 */
export function enhanced({ rules }: RegistryScanning, all: boolean): RegistryScanning {
  const kept = rules.filter(({ scanFrequency }) => scanFrequency !== 'MANUAL');
  const isCovered = kept.some(
    ({ repositoryFilters }) => !all || repositoryFilters.some(({ filter }) => filter === '*'),
  );
  return { scanType: 'ENHANCED', rules: isCovered ? kept : withEverything(kept) };
}

/** ECR takes one rule a frequency (ECR API `PutRegistryScanningConfiguration`: at most two rules). */
function withEverything(rules: readonly ScanningRule[]): readonly ScanningRule[] {
  const continuous = rules.find(({ scanFrequency }) => scanFrequency === 'CONTINUOUS_SCAN');
  const others = rules.filter((rule) => rule !== continuous);
  const repositoryFilters = [...(continuous?.repositoryFilters ?? []), ALL];
  return [...others, { scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters }];
}
