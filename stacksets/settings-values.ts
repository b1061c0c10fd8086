import * as z from 'zod';

const ACCOUNT =
  'is not an account id of twelve digits in quotes: unquoted, YAML reads a number and drops leading zeros';

/** The key `schema` of every `organization.yaml`. */
export const schemaVersion = z.literal(1, { error: 'is not 1, the only version of this file that is known' });

/** An account id. */
export const accountId = z.string({ error: ACCOUNT }).regex(/^\d{12}$/, { error: ACCOUNT });

/** The name of a Region; whether there is such a Region, `checkRegions` tells. */
export const regionName = z.string({ error: 'is not the name of a Region' });

/** Names of Regions, at least one. */
export const regionNames = z.array(regionName).min(1, { error: 'names no Region' });
