import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { parse } from 'yaml';
import { RESOURCE_TYPES, SUBJECT_SOURCES } from '../../core/subject/subject';

const json = z.record(z.string(), z.json());

const example = z
  .strictObject({
    name: z.string().min(1),
    type: z.enum(RESOURCE_TYPES),
    /** Config spelling, as the policy sees it. */
    configuration: json.optional(),
    /** A document over 60 lines, beside the examples. */
    file: z.string().optional(),
    params: json.default({}),
    account: z.string().nullable().default('111122223333'),
    region: z.string().nullable().default('eu-west-1'),
    facts: json.default({}),
    /** The readers for which it holds, where the verdict depends on what absence means to them; without it all. */
    sources: z.array(z.enum(SUBJECT_SOURCES)).min(1).optional(),
    expect: z.array(z.strictObject({ path: z.string(), message: z.string().optional() })).default([]),
  })
  .refine((value) => (value.configuration === undefined) !== (value.file === undefined), {
    message: 'exactly one of configuration and file',
  });

const examples = z.strictObject({
  good: z.array(example).min(1),
  bad: z.array(example).min(1),
  notApplicable: z.array(example).min(1),
  unknown: z.array(example).min(1),
});

export const EXAMPLE_KINDS = ['good', 'bad', 'notApplicable', 'unknown'] as const;
export type ExampleKind = (typeof EXAMPLE_KINDS)[number];

/** What a check must answer for each kind of example. */
export const EXPECTED_OUTCOME = {
  good: 'COMPLIANT',
  bad: 'NON_COMPLIANT',
  notApplicable: 'NOT_APPLICABLE',
  unknown: 'UNKNOWN',
} as const satisfies Record<ExampleKind, string>;

export type Example = Omit<z.infer<typeof example>, 'configuration' | 'file'> & {
  readonly kind: ExampleKind;
  readonly check: string;
  readonly configuration: z.infer<typeof json>;
};

/** The examples of one check, in the order of kinds and of the file; throws a readable error when the file is wrong. */
export function readExamples(policies: string, check: string): readonly Example[] {
  const folder = join(policies, check);
  const parsed = examples.safeParse(parse(readFileSync(join(folder, 'examples.yaml'), 'utf8')));
  if (!parsed.success) throw new Error(`${folder}/examples.yaml is invalid:\n${z.prettifyError(parsed.error)}`);
  return EXAMPLE_KINDS.flatMap((kind) =>
    parsed.data[kind].map(({ configuration, file, ...rest }) => ({
      ...rest,
      kind,
      check,
      configuration: configuration ?? json.parse(JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'))),
    })),
  );
}
