import * as z from 'zod';
import { SandboxError } from '../sandbox-error';

const parameter = z.looseObject({
  // A list is read, and stands for its members in one text: only approvers are lists, and approvals are not simulated.
  type: z.enum(['String', 'StringList']),
  default: z.string().optional(),
  allowedPattern: z.string().optional(),
  allowedValues: z.array(z.string()).optional(),
});

const output = z.strictObject({ Name: z.string(), Selector: z.string(), Type: z.literal('String') });

const step = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  action: z.string(),
  // Every step ends by itself: a function is killed at its own timeout, and nothing else is waited for.
  timeoutSeconds: z.number().optional(),
  maxAttempts: z.number().int().min(1).default(1),
  onFailure: z
    .string()
    .regex(/^(?:Abort|Continue|step:.+)$/)
    .default('Abort'),
  isEnd: z.boolean().default(false),
  nextStep: z.string().optional(),
  inputs: z.record(z.string(), z.json()),
  outputs: z.array(output).default([]),
});

const document = z.strictObject({
  schemaVersion: z.literal('0.3'),
  description: z.string().optional(),
  assumeRole: z.string(),
  parameters: z.record(z.string(), parameter).default({}),
  mainSteps: z.array(step).min(1),
  outputs: z.array(z.string()).default([]),
});

/** An Automation document, schema 0.3, as far as the sandbox runs it. */
export type AutomationDocument = z.output<typeof document>;

/** One step of a document. */
export type AutomationStep = AutomationDocument['mainSteps'][number];

/**
 * Reads a document. What the sandbox would have to ignore is refused; an action that it does not simulate is not: that
 * step fails when it is reached.
 *
 * @throws SandboxError naming the document and the place
 */
export function readAutomationDocument(name: string, content: unknown): AutomationDocument {
  const parsed = document.safeParse(content);
  if (!parsed.success) throw new SandboxError(`Document ${name}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
