import type { CheckRequest } from '../core/decision/decide';
import { GuardrailsError } from '../core/errors';
import { didYouMean } from '../core/nearest';
import { parseParameters, RESERVED_PARAMETERS } from '../core/policy/parameters';
import type { Check } from '../core/registry/check';
import { checksOfGroup, GROUP_NAMES, isCheckGroup } from '../core/registry/groups';
import { checkNamed } from '../core/registry/registry';
import { member, type Json, type JsonObject } from '../core/subject/json';

/** What a rule asks for. */
export interface RuleRequest {
  /** One check, or the checks of a group. */
  readonly requests: readonly CheckRequest[];
  readonly isGroup: boolean;
  /** Whether a service is judged by the revision that it runs. */
  readonly judgesRevisionsInUse: boolean;
}

/** Longest `InputParameters` of a rule, as JSON (AWS Config API reference, ConfigRule). */
const LONGEST = 1_024;

const REVISIONS = ['latest-active', 'in-use'];

/** Parameters of a rule of a group beside `<check>.<parameter>`: which checks it asks otherwise than by default. */
const ALSO = 'also';
const EXCEPT = 'except';

/**
 * Learns from the rule's parameters which check, or which group of checks, it stands for. Its name would not tell: a
 * conformance pack puts a suffix behind it.
 *
 * @param checks the catalogue
 * @throws GuardrailsError `PARAMETERS_INVALID`, `CHECK_UNKNOWN`
 */
export function readRuleRequest(ruleParameters: JsonObject, checks: readonly Check[]): RuleRequest {
  if (isTooLong(ruleParameters)) throw invalid('', `have more than the ${LONGEST} characters that AWS Config allows.`);
  const judgesRevisionsInUse = readRevisions(ruleParameters) === 'in-use';
  const group = readText(ruleParameters, 'group');
  const name = readText(ruleParameters, 'check');
  if (group !== undefined && name !== undefined)
    throw invalid('.group', 'stands beside "check"; a rule has one of them.');
  if (group !== undefined) {
    return { requests: requestsOfGroup(group, ruleParameters, checks), isGroup: true, judgesRevisionsInUse };
  }
  if (name === undefined) {
    throw invalid(
      '.check',
      'is missing: it names the check that the rule stands for, such as "ecs-taskdef-no-privileged".',
    );
  }
  const check = checkNamed(name, { field: 'ruleParameters.check' }, checks);
  const parameters = parseParameters(check, own(ruleParameters, RESERVED_PARAMETERS), (parameter) => ({
    field: `ruleParameters.${parameter}`,
  }));
  return { requests: [{ check, parameters, severity: check.severity }], isGroup: false, judgesRevisionsInUse };
}

function readRevisions(ruleParameters: JsonObject): string {
  const revisions = readText(ruleParameters, 'revisions') ?? 'latest-active';
  if (REVISIONS.includes(revisions)) return revisions;
  throw invalid(
    '.revisions',
    `is ${JSON.stringify(revisions)}; expected ${REVISIONS.join(' or ')}.${didYouMean(revisions, REVISIONS)}`,
  );
}

function requestsOfGroup(group: string, ruleParameters: JsonObject, checks: readonly Check[]): readonly CheckRequest[] {
  if (!isCheckGroup(group)) {
    throw invalid(
      '.group',
      `is ${JSON.stringify(group)}; groups are ${GROUP_NAMES.join(', ')}.${didYouMean(group, GROUP_NAMES)}`,
    );
  }
  const members = checksOfGroup(group, checks);
  const also = namedChecks(ruleParameters, ALSO, members);
  const except = namedChecks(ruleParameters, EXCEPT, members);
  const asked = members.filter((check) => !except.has(check.id) && (check.enabled || also.has(check.id)));
  const given = parametersByCheck(own(ruleParameters, [...RESERVED_PARAMETERS, ALSO, EXCEPT]), members);
  return asked.map((check) => ({
    check,
    parameters: parseParameters(check, given.get(check.id) ?? {}, (name) => ({
      field: `ruleParameters.${check.id}.${name}`,
    })),
    severity: check.severity,
  }));
}

/** Ids of a list that is separated by commas. */
function namedChecks(ruleParameters: JsonObject, name: string, members: readonly Check[]): ReadonlySet<string> {
  const names = (readText(ruleParameters, name) ?? '').split(',').map((entry) => entry.trim());
  const field = `ruleParameters.${name}`;
  return new Set(names.filter((entry) => entry !== '').map((entry) => checkNamed(entry, { field }, members).id));
}

function parametersByCheck(given: JsonObject, members: readonly Check[]): ReadonlyMap<string, Record<string, Json>> {
  const byCheck = new Map<string, Record<string, Json>>();
  for (const [key, value] of Object.entries(given)) {
    const dot = key.indexOf('.');
    if (dot < 0) {
      throw invalid(`.${key}`, 'names no check; a rule of a group has parameters of the form <check>.<parameter>.');
    }
    const check = checkNamed(key.slice(0, dot), { field: `ruleParameters.${key}` }, members);
    byCheck.set(check.id, { ...byCheck.get(check.id), [key.slice(dot + 1)]: value });
  }
  return byCheck;
}

function own(ruleParameters: JsonObject, reserved: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(ruleParameters).filter(([name]) => !reserved.includes(name)));
}

/** Measured without the spaces that may have been added on the way. What is too deep to be written is too long as well. */
function isTooLong(ruleParameters: JsonObject): boolean {
  try {
    return JSON.stringify(ruleParameters).length > LONGEST;
  } catch {
    return true;
  }
}

/** CloudFormation hands an unset parameter over as an empty text. */
function readText(ruleParameters: JsonObject, name: string): string | undefined {
  const value: Json | undefined = member(ruleParameters, name);
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value.trim();
  throw invalid(`.${name}`, 'is no text.');
}

function invalid(name: string, problem: string): GuardrailsError {
  return new GuardrailsError('PARAMETERS_INVALID', `ruleParameters${name} ${problem}`, {
    place: { field: `ruleParameters${name}` },
  });
}
