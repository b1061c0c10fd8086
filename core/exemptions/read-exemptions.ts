import * as z from 'zod';

import type { GuardrailsError } from '../errors';
import { didYouMean } from '../nearest';
import type { Check } from '../registry/check';
import { findCheck } from '../registry/registry';
import { ACCOUNT_ID, REGION_NAME } from '../settings/own-place';
import { valueAt, type Json, type Path } from '../subject/json';
import type { ResourceType } from '../subject/subject';
import { EXEMPTION_EFFECTS, EXEMPTION_SELECTORS, type Exemption, type ExemptionSelector } from './exemption';

/** What reading exemptions needs to know. */
export interface ExemptionsContext {
  readonly checks: readonly Check[];
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** The account that an exemption is for which names none. */
  readonly account: string | undefined;
  /** Makes the error for a place in the file, relative to the list. */
  readonly problem: (path: Path, message: string) => GuardrailsError;
}

/** Nobody plans further ahead, and a longer one is forgotten. */
const LONGEST_DAYS = 365;

const SHORTEST_REASON = 20;

const text = z.string().min(1).max(256);
const day = z.iso.date();

const written = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(64),
  check: z.union([text, z.array(text).min(1)]),
  account: z.string().regex(ACCOUNT_ID).optional(),
  region: z.string().regex(REGION_NAME).optional(),
  match: z.strictObject({
    arn: text.optional(),
    family: text.optional(),
    service: text.optional(),
    cluster: text.optional(),
    glob: text.optional(),
  }),
  containers: z.strictObject({ name: text, image: text }).optional(),
  effect: z.array(z.enum(EXEMPTION_EFFECTS)).min(1),
  owner: text,
  reason: z.string().min(SHORTEST_REASON).max(512),
  ticket: text,
  expires: day,
  breadth: z.literal('wide').optional(),
  approvedBy: text.optional(),
});

type Written = z.infer<typeof written>;

const ACCOUNT = 'an account id of 12 digits, in quotes';
const TEXT = 'a text of 1 to 256 characters';

const EXPECTED: Readonly<Record<string, string>> = {
  id: 'a name of small letters, digits and hyphens, such as nightly-batch-privileged',
  check: 'the id of a check, or a list of ids',
  account: ACCOUNT,
  region: 'a Region such as eu-west-1',
  match: `a map with one of ${EXEMPTION_SELECTORS.join(', ')}`,
  containers: 'a map with name (a pattern) and image (what its repository begins with)',
  effect: `a list of ${EXEMPTION_EFFECTS.join(', ')}`,
  reason: `a text of ${SHORTEST_REASON} to 512 characters that says why`,
  expires: 'a day such as 2027-01-31',
  breadth: '"wide", which an exemption with a glob must say',
};

/** Which resources a selector can name; the others name any. */
const SELECTED: Partial<Readonly<Record<ExemptionSelector, readonly ResourceType[]>>> = {
  family: ['AWS::ECS::TaskDefinition'],
  service: ['AWS::ECS::Service'],
  cluster: ['AWS::ECS::Cluster', 'AWS::ECS::Service', 'AWS::ECS::TaskSet'],
};

/**
 * Reads exemptions as people write them in `organization.yaml`. Nothing is guessed, and nothing that could never match is
 * accepted: who reads the file must be able to rely on it.
 *
 * @param value the list as the file has it
 * @returns exemptions in the order of the file
 * @throws GuardrailsError what `problem` makes of the first thing that is wrong
 */
export function readExemptions(value: Json, context: ExemptionsContext): readonly Exemption[] {
  const parsed = z.array(written).safeParse(value);
  if (!parsed.success) throw refused(parsed.error.issues, value, context);
  const seen = new Set<string>();
  return parsed.data.map((entry, index) => {
    if (seen.has(entry.id)) throw context.problem([index, 'id'], `Exemption "${entry.id}" is written twice.`);
    seen.add(entry.id);
    return exemptionOf(entry, index, context);
  });
}

function exemptionOf(entry: Written, index: number, context: ExemptionsContext): Exemption {
  const checks = checksOf(entry, index, context);
  const match = matchOf(entry, index, context);
  refuseNeverMatching(entry, index, match.by, checks, context);
  refuseDate(entry.expires, index, context);
  const account = entry.account ?? context.account;
  if (account === undefined) throw context.problem([index], `"account" is missing; expected ${ACCOUNT}.`);
  return {
    id: entry.id,
    checks: checks.map(({ id }) => id),
    account,
    region: entry.region ?? null,
    match,
    containers: entry.containers ?? null,
    effects: entry.effect,
    owner: entry.owner,
    reason: entry.reason,
    ticket: entry.ticket,
    expires: entry.expires,
  };
}

function checksOf({ check }: Written, index: number, { checks, problem }: ExemptionsContext): readonly Check[] {
  const names = typeof check === 'string' ? [check] : check;
  return names.map((name, position) => {
    const found = findCheck(name, checks);
    if (found !== undefined) return found;
    const at = typeof check === 'string' ? [index, 'check'] : [index, 'check', position];
    const ids = checks.map(({ id }) => id);
    throw problem(at, `There is no check ${JSON.stringify(name)}; an exemption names each.${didYouMean(name, ids)}`);
  });
}

function matchOf(entry: Written, index: number, { problem }: ExemptionsContext): Exemption['match'] {
  const [first, second] = EXEMPTION_SELECTORS.flatMap((by) => {
    const value = entry.match[by];
    return value === undefined ? [] : [{ by, value }];
  });
  if (first === undefined || second !== undefined) {
    throw problem(
      [index, 'match'],
      `"match" has ${first === undefined ? 'none' : 'several'} of ${EXEMPTION_SELECTORS.join(', ')}; write one.`,
    );
  }
  if (first.by !== 'glob') {
    if (entry.breadth === undefined) return first;
    throw problem([index, 'breadth'], `"breadth" is for exemptions with match.glob; this one has match.${first.by}.`);
  }
  if (entry.breadth === undefined) {
    throw problem(
      [index, 'match', 'glob'],
      'a pattern may match more than is meant: say so with `breadth: wide`, and who approved it with `approvedBy`.',
    );
  }
  if (entry.approvedBy === undefined || entry.approvedBy === entry.owner) {
    throw problem(
      [index, 'approvedBy'],
      'an exemption with a glob is approved by somebody else than its owner: name them in "approvedBy".',
    );
  }
  return first;
}

function refuseNeverMatching(
  entry: Written,
  index: number,
  by: ExemptionSelector,
  checks: readonly Check[],
  { problem }: ExemptionsContext,
): void {
  const types = SELECTED[by];
  for (const { id, resourceTypes } of checks) {
    const judged = resourceTypes.join(', ');
    if (types !== undefined && !resourceTypes.some((type) => types.includes(type))) {
      throw problem([index, 'match', by], `match.${by} never matches: ${id} judges ${judged}. Write match.arn.`);
    }
    const ofDefinitions = resourceTypes.includes('AWS::ECS::TaskDefinition');
    if (entry.containers !== undefined && !ofDefinitions) {
      throw problem([index, 'containers'], `"containers" never match: ${id} judges ${judged}.`);
    }
    if (entry.effect.includes('no-stop') && !ofDefinitions) {
      throw problem([index, 'effect'], `"no-stop" has no effect: ${id} judges ${judged}, and never stops a task.`);
    }
  }
}

function refuseDate(expires: string, index: number, { today, problem }: ExemptionsContext): void {
  if (expires < today) {
    throw problem([index, 'expires'], `it expired on ${expires}: remove the exemption, or agree on another day.`);
  }
  const days = (Date.parse(expires) - Date.parse(today)) / 86_400_000;
  if (days > LONGEST_DAYS) {
    throw problem(
      [index, 'expires'],
      `${expires} is ${days} days ahead; an exemption holds for ${LONGEST_DAYS} at most.`,
    );
  }
}

interface Problem {
  readonly path: Path;
  readonly message: string;
  readonly isMisspelt: boolean;
}

function refused(issues: readonly z.core.$ZodIssue[], value: Json, { problem }: ExemptionsContext): GuardrailsError {
  // A misspelt key is also a missing one; the misspelling is what the reader must see.
  const { path, message } = issues
    .flatMap((issue) => problemsOf(issue, value))
    .reduce((first, next) => (next.isMisspelt && !first.isMisspelt ? next : first));
  return problem(path, message);
}

function problemsOf(issue: z.core.$ZodIssue, value: Json): readonly Problem[] {
  const path = issue.path.filter((segment) => typeof segment !== 'symbol');
  const field = path.findLast((segment) => typeof segment === 'string');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(field);
    const all = known.join(', ');
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `There is no ${JSON.stringify(key)} here; known are ${all}.${didYouMean(key, known)}`,
      isMisspelt: true,
    }));
  }
  if (field === undefined) return [{ path, message: 'expected a list of exemptions, each a map.', isMisspelt: false }];
  const found = valueAt(value, path);
  const is = found === undefined ? 'is missing' : 'is not valid';
  const hint =
    issue.code === 'invalid_value' && typeof found === 'string' ? didYouMean(found, issue.values.map(String)) : '';
  return [{ path, message: `"${field}" ${is}; expected ${EXPECTED[field] ?? TEXT}.${hint}`, isMisspelt: false }];
}

function knownKeys(field: string | undefined): readonly string[] {
  if (field === 'match') return EXEMPTION_SELECTORS;
  return field === 'containers' ? ['name', 'image'] : Object.keys(written.shape);
}
