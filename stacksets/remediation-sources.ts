import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { GuardrailsError } from '../core/errors';
import type { PolicyStatement } from './policy-document';

const NAMED_ACTION = 'is not one named action such as ecr:DescribeRepositories; wildcards are refused';

/** A folder of `remediations/`: the SSM Automation document and what the remediation function may do for it. */
export interface RemediationSource {
  readonly folder: string;
  /** Content of the document, for `AWS::SSM::Document`. */
  readonly content: object;
  readonly statements: readonly PolicyStatement[];
}

const texts = z.array(z.string());

const permissions = z.strictObject({
  Version: z.literal('2012-10-17'),
  // A document may need none: one that only asks.
  Statement: z.array(
    z.strictObject({
      Sid: z.string().regex(/^[A-Za-z0-9]+$/, { error: 'is not a Sid of letters and digits' }),
      Effect: z.literal('Allow'),
      Action: z.array(z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, { error: NAMED_ACTION })).min(1),
      Resource: z.array(z.string().regex(/^(?:arn:|\*$)/, { error: 'is neither an ARN nor "*"' })).min(1),
      Condition: z.record(z.string(), z.record(z.string(), z.union([z.string(), texts]))).optional(),
    }),
  ),
});

const automation = z.looseObject({ schemaVersion: z.literal('0.3') });

/**
 * Reads every folder below `remediations/` that holds a `document.yaml`, in the order of their names.
 *
 * @throws GuardrailsError `REMEDIATION_INVALID` naming the file that is missing, unreadable or not of the form
 */
export function remediationSources(directory: string): readonly RemediationSource[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'document.yaml')))
    .map(({ name }) => name)
    .toSorted()
    .map((folder) => sourceOf(directory, folder));
}

/** Changes with any document, and with nothing else: the pack carries it, so that AWS Config puts remediations anew. */
export function documentsRelease(sources: readonly RemediationSource[]): string {
  const documents = sources.map(({ folder, content }) => [folder, content]);
  // Every remediation of a pack carries it, and a pack's body is small.
  return createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 8);
}

function sourceOf(directory: string, folder: string): RemediationSource {
  const document = parse(automation, directory, `${folder}/document.yaml`);
  const { Statement } = parse(permissions, directory, `${folder}/permissions.json`);
  const statements = Statement.map(({ Condition, ...statement }) => ({
    ...statement,
    ...(Condition === undefined ? {} : { Condition }),
  }));
  return { folder, content: document, statements };
}

function parse<Schema extends z.ZodType>(schema: Schema, directory: string, path: string): z.output<Schema> {
  const file = `remediations/${path}`;
  const parsed = schema.safeParse(yamlOf(join(directory, path), file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(file, `${(issue?.path ?? []).join('.') || 'the document'}: ${issue?.message ?? 'not valid'}`);
}

/** JSON is YAML, so one reader serves both files. */
function yamlOf(path: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new GuardrailsError('REMEDIATION_INVALID', `${file} cannot be read.`, { place: { file }, cause: thrown });
  }
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw invalid(file, problem.message);
  return document.toJS({ maxAliasCount: 100 });
}

function invalid(file: string, message: string): GuardrailsError {
  return new GuardrailsError('REMEDIATION_INVALID', `${file}: ${message}.`, { place: { file } });
}
