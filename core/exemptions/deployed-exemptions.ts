import { createHash } from 'node:crypto';

import * as z from 'zod/mini';

import { GuardrailsError } from '../errors';
import { EXEMPTION_EFFECTS, EXEMPTION_SELECTORS, type Exemption } from './exemption';

/** A file of exemptions as it is deployed. */
export interface ExemptionsFile {
  /** `exemptions-<sha256 of the text>.json`: who knows the name knows the content. */
  readonly name: string;
  readonly text: string;
}

const exemption = z.strictObject({
  id: z.string(),
  checks: z.array(z.string()),
  account: z.string(),
  region: z.nullable(z.string()),
  match: z.strictObject({ by: z.enum(EXEMPTION_SELECTORS), value: z.string() }),
  containers: z.nullable(z.strictObject({ name: z.string(), image: z.string() })),
  effects: z.array(z.enum(EXEMPTION_EFFECTS)),
  owner: z.string(),
  reason: z.string(),
  ticket: z.string(),
  expires: z.iso.date(),
});

const file = z.strictObject({ schema: z.literal(1), exemptions: z.array(exemption) });

/** Writes exemptions for the functions of an account: the same exemptions in any order give the same file. */
export function exemptionsFile(exemptions: readonly Exemption[]): ExemptionsFile {
  const sorted = exemptions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const text = JSON.stringify({ schema: 1, exemptions: sorted });
  return { name: nameOf(text), text };
}

/**
 * Reads a deployed file.
 *
 * @param name the file's name, without folders
 * @throws GuardrailsError `EXEMPTIONS_UNREADABLE` unless the text is what the name says and holds exemptions
 */
export function readExemptionsFile({ name, text }: ExemptionsFile): readonly Exemption[] {
  if (name !== nameOf(text)) throw unreadable(name, 'its content is not what its name says');
  const parsed = file.safeParse(JSON.parse(text));
  if (!parsed.success) throw unreadable(name, 'it was written for another version');
  return parsed.data.exemptions;
}

/** The error for exemptions that are deployed and cannot be relied on. */
export function unreadable(name: string, why: string, cause?: unknown): GuardrailsError {
  const message = `The exemptions in ${JSON.stringify(name)} are not used: ${why}. Deploy the stack again.`;
  return new GuardrailsError('EXEMPTIONS_UNREADABLE', message, { cause });
}

function nameOf(text: string): string {
  return `exemptions-${createHash('sha256').update(text).digest('hex')}.json`;
}
