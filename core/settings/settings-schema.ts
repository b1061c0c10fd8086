import * as z from 'zod';
import { ACCOUNT_ID, REGION_NAME } from './own-place';

/** As settings files, flags and reports spell them. */
const severity = z.enum(['critical', 'high', 'medium', 'low']);

/** What a settings file says about one check. */
export const checkSettingsSchema = z.strictObject({
  enabled: z.boolean().optional(),
  severity: severity.optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});

/** What `ecs-guardrails.yaml` holds; `organization.yaml` shares the part for checks. */
export const settingsSchema = z.strictObject({
  schema: z.literal(1),
  account: z.string().regex(ACCOUNT_ID).optional(),
  region: z.string().regex(REGION_NAME).optional(),
  checks: z.record(z.string(), checkSettingsSchema).optional(),
});

export type WrittenChecks = NonNullable<z.infer<typeof settingsSchema>['checks']>;

/** Names at one level of a file, for "did you mean"; of some names that are refused, what to say. */
export interface KnownNames {
  readonly known: readonly string[];
  readonly refused: ReadonlyMap<string, string>;
}

/** The levels of a settings file at which names are not free. */
export interface SettingsNames {
  readonly file: KnownNames;
  readonly check: KnownNames;
}

const NOT_YET = 'is not available yet: this release neither suppresses nor baselines findings. Remove the key.';

/** Refusing what a coming release reads is safer than ignoring what somebody relies on. */
export const SETTINGS_NAMES: SettingsNames = {
  file: {
    known: Object.keys(settingsSchema.shape),
    refused: new Map([
      ['suppressions', NOT_YET],
      ['baseline', NOT_YET],
    ]),
  },
  check: { known: Object.keys(checkSettingsSchema.shape), refused: new Map() },
};
