import * as z from 'zod';
import { GuardrailsError } from '../errors';
import { RESOURCE_TYPES } from '../subject/subject';
import { EQUIVALENT_TOOLS, FRAMEWORKS, SEVERITIES, type DocumentedCheck } from './check';

const texts = z.array(z.string());

const parameter = z.strictObject({
  type: z.enum(['boolean', 'integer', 'string', 'array', 'object']),
  description: z
    .string()
    .min(1)
    .transform((text) => text.trim().replaceAll('\n', ' ')),
  default: z.json().optional(),
  enum: texts.optional(),
  items: z.strictObject({ type: z.literal('string'), enum: texts.optional() }).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

const control = z.strictObject({ id: z.string(), mapping: z.enum(['aws', 'prowler', 'own']) });

/** The package METADATA of one check, as `opa inspect` gives it (`docs/architecture.md`, "Metadata"). */
const metadata = z.strictObject({
  title: z.string().max(100),
  description: z
    .string()
    .max(400)
    .transform((text) => text.trim().replaceAll('\n', ' ')),
  relatedResources: texts,
  custom: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/)
      .max(37),
    severity: z.enum(SEVERITIES),
    enabled: z.boolean(),
    trigger: z.enum(['change', 'periodic', 'both']),
    resourceTypes: z.array(z.enum(RESOURCE_TYPES)).min(1),
    parameters: z.strictObject({
      type: z.literal('object'),
      additionalProperties: z.literal(false),
      properties: z.record(z.string(), parameter),
      /** Said again by the absence of a default, which is what counts here. */
      required: texts.optional(),
    }),
    facts: texts.default([]),
    risk: z.string().min(1),
    frameworks: z.partialRecord(z.enum(FRAMEWORKS), z.array(control)),
    equivalents: z.partialRecord(z.enum(EQUIVALENT_TOOLS), texts),
    remediation: z.strictObject({
      class: z.enum(['auto', 'manual', 'new-revision', 'none']),
      text: z.string().min(1),
      document: z.string().optional(),
    }),
    aliases: texts.default([]),
    deprecated: z.boolean().default(false),
    re2: z.boolean().default(false),
  }),
});

const catalogue = z.strictObject({ schema: z.literal(1), checks: z.array(metadata) });

/**
 * Reads `policies/dist/catalogue.json`.
 *
 * @returns the checks in order of id
 * @throws GuardrailsError `POLICY_LOAD` naming the check and the field that is wrong
 */
export function readCatalogue(document: unknown): readonly DocumentedCheck[] {
  const result = catalogue.safeParse(document);
  if (!result.success) {
    throw new GuardrailsError('POLICY_LOAD', `The catalogue of checks is invalid: ${z.prettifyError(result.error)}`);
  }
  return result.data.checks.map(checkOf).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function checkOf({ title, description, relatedResources, custom }: z.infer<typeof metadata>): DocumentedCheck {
  return {
    id: custom.id,
    aliases: custom.aliases,
    deprecated: custom.deprecated,
    title,
    description,
    risk: custom.risk,
    severity: custom.severity,
    enabled: custom.enabled,
    trigger: custom.trigger,
    resourceTypes: custom.resourceTypes,
    parameters: custom.parameters.properties,
    facts: custom.facts,
    frameworks: custom.frameworks,
    equivalents: custom.equivalents,
    remediation: {
      class: custom.remediation.class,
      text: custom.remediation.text,
      document: custom.remediation.document ?? null,
    },
    relatedResources,
  };
}
