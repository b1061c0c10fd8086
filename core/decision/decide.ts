import type { Facts } from '../facts/facts';
import type { CheckResult } from '../policy/check-result';
import type { Policy } from '../policy/policy';
import type { Check, Severity } from '../registry/check';
import type { JsonObject } from '../subject/json';
import { redirected, type Subject } from '../subject/subject';
import type { Decision } from './decision';
import { ownFacts } from './own-facts';

/** One check to run, with its complete parameters and the severity that counts here. */
export interface CheckRequest {
  readonly check: Check;
  readonly parameters: JsonObject;
  readonly severity: Severity;
}

/**
 * Judges a subject by some checks: the one way from a subject to decisions, the same for every point of enforcement.
 *
 * @param requests checks to run; the caller chooses those of the subject's type
 * @param facts what look-ups found; what can be told without any (`ownFacts`) is added here
 * @returns one decision per request, in that order
 * @throws GuardrailsError when the request as a whole is unusable (see `Policy.evaluate`)
 */
export function decide(
  policy: Policy,
  subject: Subject,
  requests: readonly CheckRequest[],
  facts: Facts,
): readonly Decision[] {
  if (requests.length === 0) return [];
  const parameters = Object.fromEntries(requests.map((request) => [request.check.id, request.parameters]));
  const known = { ...facts, ...ownFacts(subject, requests) };
  const answers = policy.evaluate({ subject, parameters, facts: known });
  const results = new Map(answers.map((result) => [result.check, result]));
  return requests.flatMap((request) => {
    const result = results.get(request.check.id);
    return result === undefined ? [] : [decisionOf(policy, subject, request, result)];
  });
}

function decisionOf(policy: Policy, subject: Subject, request: CheckRequest, result: CheckResult): Decision {
  const common = { check: request.check, severity: request.severity, subject, policyDigest: policy.digest };
  if (result.outcome === 'ERROR') {
    return { ...common, status: 'ERROR', violations: [], unknowns: [], error: result.error };
  }
  return {
    ...common,
    status: result.outcome,
    // A value that an override put into the definition is reported where the override wrote it.
    violations: result.violations.map((violation) => ({ ...violation, path: redirected(subject, violation.path) })),
    unknowns: result.unknowns.map((unknown) => ({
      ...unknown,
      path: unknown.path === null ? null : redirected(subject, unknown.path),
    })),
    error: null,
  };
}
