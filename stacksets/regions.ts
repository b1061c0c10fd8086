import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Every Region that CDK knows, with its partition. */
const PARTITIONS: ReadonlyMap<string, string> = new Map(
  RegionInfo.regions.flatMap(({ name, partition }) => (partition === undefined ? [] : [[name, partition] as const])),
);

/** Names of the known Regions, for "did you mean". */
export const REGION_NAMES: readonly string[] = [...PARTITIONS.keys()];

/** The partition of a Region (`aws`, `aws-us-gov`, …), or `undefined` for an unknown Region. */
export function partitionOf(region: string): string | undefined {
  return PARTITIONS.get(region);
}
