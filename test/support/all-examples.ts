import { join } from 'node:path';
import { loadPackagedPolicy } from '../../adapters/files/packaged-policy';
import type { CheckRequest } from '../../core/decision/decide';
import type { Decision } from '../../core/decision/decision';
import { decide } from '../../core/decision/decide';
import { ownFacts } from '../../core/decision/own-facts';
import type { CheckResult } from '../../core/policy/check-result';
import { parseParameters } from '../../core/policy/parameters';
import { checkNamed } from '../../core/registry/registry';
import { pointerOf, type JsonObject } from '../../core/subject/json';
import type { Subject } from '../../core/subject/subject';
import { checkIds } from '../../scripts/policies/check-ids';
import { readExamples, type Example } from '../../scripts/policies/read-examples';

const POLICIES = join(__dirname, '..', '..', 'policies');

/** The committed policy module. */
export const policy = loadPackagedPolicy();

/** Ids of all checks, as their folders are named. */
export const CHECK_IDS = checkIds(POLICIES);

/** Every example of every check. */
export const EXAMPLES: readonly Example[] = CHECK_IDS.flatMap((id) => readExamples(POLICIES, id));

/** How tests name an example. */
export function titleOf({ check, kind, name }: Pick<Example, 'check' | 'kind' | 'name'>): string {
  return `${check}, ${kind}: ${name}`;
}

/** Examples as rows of `it.each`. */
export function rows(examples: readonly Example[]): [string, Example][] {
  return examples.map((example) => [titleOf(example), example]);
}

/** What a check says of a subject, in words that can be compared. */
export interface ComparableVerdict {
  readonly status: string | undefined;
  readonly paths: readonly string[];
  readonly messages: readonly string[];
  readonly unknowns: readonly (string | null)[];
}

/** Parameters and facts to judge with; without them the defaults, and no look-up. */
interface Question {
  readonly check: string;
  readonly params?: JsonObject | undefined;
  readonly facts?: JsonObject | undefined;
}

/** The request that an example makes. */
export function requestOf({ check: id, params }: Question): CheckRequest {
  const check = checkNamed(id);
  return { check, parameters: parseParameters(check, params ?? {}), severity: check.severity };
}

/** What the engine itself answers, with everything that it would be given. */
export function answersOn(
  subject: Subject,
  requests: readonly CheckRequest[],
  facts: JsonObject,
): readonly CheckResult[] {
  const parameters = Object.fromEntries(requests.map((request) => [request.check.id, request.parameters]));
  return policy.evaluate({ subject, parameters, facts: { ...facts, ...ownFacts(subject, requests) } });
}

/** Judges a subject as an example asks for it. */
export function verdictOn(question: Question, subject: Subject): ComparableVerdict {
  const decision = decisionOn(question, subject);
  return {
    status: decision?.status,
    paths: (decision?.violations ?? []).map(({ path }) => pointerOf(path)),
    messages: (decision?.violations ?? []).map(({ message }) => message),
    unknowns: (decision?.unknowns ?? []).map(({ path }) => (path === null ? null : pointerOf(path))),
  };
}

/** The decision of one check. */
export function decisionOn(question: Question, subject: Subject): Decision | undefined {
  return decide(policy, subject, [requestOf(question)], question.facts ?? {})[0];
}
