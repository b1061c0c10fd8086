import { GuardrailsError } from '../core/errors';
import { parseParameters, RESERVED_PARAMETERS } from '../core/policy/parameters';
import type { Check } from '../core/registry/check';
import type { checkNamed } from '../core/registry/registry';
import { member, type Json, type JsonObject } from '../core/subject/json';

/** Finds a check by id or alias, or throws `CHECK_UNKNOWN`. */
export type FindCheck = typeof checkNamed;

/** Longest `InputParameters` of a rule, as JSON (AWS Config API reference, ConfigRule). */
const LONGEST = 1_024;

/**
 * Learns from the rule's parameters which check the rule stands for. Its name would not tell: a conformance pack puts a
 * suffix behind it.
 *
 * @throws GuardrailsError `PARAMETERS_INVALID` when none is named or what is asked for is not supported, `CHECK_UNKNOWN`
 */
export function checkOf(ruleParameters: JsonObject, findCheck: FindCheck): Check {
  if (isTooLong(ruleParameters)) throw invalid('', `have more than the ${LONGEST} characters that AWS Config allows.`);
  if (isSet(ruleParameters, 'group')) {
    throw invalid('.group', 'is not supported yet: give every check a rule of its own, with parameter "check".');
  }
  const revisions = member(ruleParameters, 'revisions');
  if (isSet(ruleParameters, 'revisions') && revisions !== 'latest-active') {
    throw invalid(
      '.revisions',
      `is ${JSON.stringify(revisions)}; only "latest-active" (the default) is supported yet.`,
    );
  }
  const name = member(ruleParameters, 'check');
  if (typeof name !== 'string' || name === '') {
    throw invalid(
      '.check',
      'is missing: it names the check that the rule stands for, such as "ecs-taskdef-no-privileged".',
    );
  }
  return findCheck(name.trim(), { field: 'ruleParameters.check' });
}

/**
 * The check's own parameters, complete and typed.
 *
 * @throws GuardrailsError `PARAMETERS_INVALID`
 */
export function parametersOf(check: Check, ruleParameters: JsonObject): JsonObject {
  const reserved = new Set<string>(RESERVED_PARAMETERS);
  const own = Object.fromEntries(Object.entries(ruleParameters).filter(([name]) => !reserved.has(name)));
  return parseParameters(check, own, (name) => ({ field: `ruleParameters.${name}` }));
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
function isSet(ruleParameters: JsonObject, name: string): boolean {
  const value: Json | undefined = member(ruleParameters, name);
  return value !== undefined && value !== '';
}

function invalid(name: string, problem: string): GuardrailsError {
  return new GuardrailsError('PARAMETERS_INVALID', `ruleParameters${name} ${problem}`, {
    place: { field: `ruleParameters${name}` },
  });
}
