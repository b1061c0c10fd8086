import * as z from 'zod';
import { OUTCOMES } from '../policy/check-result';
import type { JsonObject } from '../subject/json';
import { UNKNOWN_REASONS } from '../subject/unknown';
import { SEVERITY_NAMES } from './report';

const count = z.int().min(0);
const line = z.int().min(1).nullable();
const position = line.describe('Counts from 1; null in a file in which nothing was found.');
const severity = z.enum(SEVERITY_NAMES);

const location = z
  .object({
    file: z.string().nullable(),
    line: position,
    column: position,
    pointer: z.string().nullable().describe('JSON Pointer into the file as written.'),
  })
  .meta({ id: 'Location' });

const violation = z.object({
  path: z.string().describe('JSON Pointer into the normalised configuration.'),
  message: z.string(),
  location,
});

const unknown = z.object({
  path: z
    .string()
    .nullable()
    .describe('JSON Pointer into the normalised configuration; null means the whole resource.'),
  reason: z.enum(UNKNOWN_REASONS),
  detail: z.string(),
});

const resource = z.object({
  type: z.string().describe('CloudFormation name of the resource type.'),
  id: z.string().describe('ARN, else logical id, else family[:revision] or name, else file#index.'),
  arn: z.string().nullable(),
  account: z.string().nullable(),
  region: z.string().nullable(),
  logicalId: z.string().nullable(),
  constructPath: z.string().nullable(),
});

const result = z.object({
  check: z.string(),
  status: z.enum(OUTCOMES),
  severity,
  resource,
  location,
  violations: z.array(violation),
  unknowns: z.array(unknown),
  suppression: z.record(z.string(), z.unknown()).nullable(),
  baselined: z.boolean(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  remediation: z.object({ summary: z.string(), docs: z.string() }),
});

/** The JSON report. Additive changes only within one `schemaVersion`. */
export const reportSchema = z
  .object({
    schemaVersion: z.literal(1),
    tool: z.object({ name: z.literal('ecs-guardrails'), version: z.string(), policyBundle: z.string() }),
    simulated: z.boolean(),
    summary: z.object({
      files: count,
      resources: count,
      byStatus: z.object({ COMPLIANT: count, NON_COMPLIANT: count, NOT_APPLICABLE: count, UNKNOWN: count }),
      bySeverity: z
        .object({ critical: count, high: count, medium: count, low: count })
        .describe('Of the NON_COMPLIANT results.'),
      suppressed: count,
      baselined: count,
    }),
    results: z.array(result).describe('Every evaluated (check, resource) pair, by file, line, column, check.'),
    skipped: z.array(z.object({ file: z.string(), reason: z.string() })),
    notEvaluated: z.array(z.object({ file: z.string(), resource: z.string(), reason: z.string() })),
    errors: z.array(z.object({ code: z.string(), file: z.string().nullable(), line, message: z.string() })),
    unusedSuppressions: z.array(z.record(z.string(), z.unknown())),
  })
  .meta({ title: 'ecs-guardrails report', description: 'Written by `ecs-guardrails check --format json`.' });

export type JsonReport = z.infer<typeof reportSchema>;

/**
 * The JSON Schema (draft 2020-12) of the report, as published in `docs/report.schema.json`. It allows members that it
 * does not name, because a newer release of the same `schemaVersion` may add some.
 */
export function reportJsonSchema(): JsonObject {
  const schema = z.toJSONSchema(reportSchema, { io: 'input' });
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(schema)));
}
