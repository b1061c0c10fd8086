import * as z from 'zod';
import { ACCOUNT_ID, REGION_NAME } from './own-place';

/** As settings files, flags and reports spell them. */
const severity = z.enum(['critical', 'high', 'medium', 'low']);

const checkSettings = z.strictObject({
  enabled: z.boolean().optional(),
  severity: severity.optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});

/** What `ecs-guardrails.yaml` holds; `organization.yaml` shares the part for checks. */
export const settingsSchema = z.strictObject({
  schema: z.literal(1),
  account: z.string().regex(ACCOUNT_ID).optional(),
  region: z.string().regex(REGION_NAME).optional(),
  checks: z.record(z.string(), checkSettings).optional(),
});

/** `checks` of `organization.yaml`, beside nothing else. AWS Config shows no severity. */
export const packedChecksSchema = z.strictObject({
  checks: z.record(z.string(), checkSettings.omit({ severity: true })),
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
  check: { known: Object.keys(checkSettings.shape), refused: new Map() },
};

const BY_HAND = 'is refused: remediations are started by hand in this version. Remove the key.';
const NO_MODES = 'is refused: this version has no mode of a single check, and would ignore it. Remove the key.';

export const PACKED_CHECKS_NAMES: SettingsNames = {
  file: { known: Object.keys(packedChecksSchema.shape), refused: new Map() },
  check: {
    known: Object.keys(packedChecksSchema.shape.checks.valueType.shape),
    refused: new Map([
      ['severity', 'is refused: AWS Config has no severity of a rule. Remove the key; ecs-guardrails.yaml takes it.'],
      ['remediation', BY_HAND],
      ...['mode', 'owner', 'reason', 'ticket', 'expires'].map((name) => [name, NO_MODES] as const),
    ]),
  },
};
