import { didYouMean } from '../core/nearest';
import { partitionOf, REGION_NAMES } from './regions';
import type { SettingsDocument, SettingsPath } from './settings-document';

/** A Region and where in the file it is named. */
export interface WrittenRegion {
  readonly region: string;
  readonly path: SettingsPath;
}

/** The Regions of a list of the file. */
export function writtenRegions(key: string, regions: readonly string[]): readonly WrittenRegion[] {
  return regions.map((region, index) => ({ region, path: [key, index] }));
}

/** @throws GuardrailsError `SETTINGS_INVALID` for an unknown Region, and for Regions of several partitions */
export function checkRegions(document: SettingsDocument, written: readonly WrittenRegion[]): void {
  const first = written[0]?.region ?? '';
  for (const { region, path } of written) {
    const partition = partitionOf(region);
    if (partition === undefined) {
      throw document.error(path, `${JSON.stringify(region)} is not a known Region.${didYouMean(region, REGION_NAMES)}`);
    }
    if (partition !== partitionOf(first)) {
      throw document.error(path, `${region} is in another partition than ${first}; an account is in one partition.`);
    }
  }
}

/** @throws GuardrailsError `SETTINGS_INVALID` for a value that a list names twice */
export function checkDistinct(document: SettingsDocument, key: string, values: readonly string[]): void {
  const again = values.findIndex((value, index) => values.indexOf(value) !== index);
  if (again >= 0) throw document.error([key, again], `${JSON.stringify(values[again])} is named twice in "${key}".`);
}
