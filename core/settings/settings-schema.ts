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

export type WrittenSettings = z.infer<typeof settingsSchema>;

/** Names at each level, for "did you mean". */
export const TOP_LEVEL_NAMES = Object.keys(settingsSchema.shape);
export const CHECK_NAMES = Object.keys(checkSettings.shape);

/** Keys that a coming release reads. Refusing them is safer than ignoring what somebody relies on. */
export const COMING_NAMES = ['suppressions', 'baseline'] as const;
