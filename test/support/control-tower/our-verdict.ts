import { decide } from '../../../core/decision/decide';
import type { Decision } from '../../../core/decision/decision';
import { NO_FACTS } from '../../../core/facts/facts';
import { readFiles } from '../../../core/inputs/read-files';
import { parseParameters } from '../../../core/policy/parameters';
import type { Policy } from '../../../core/policy/policy';
import type { Check } from '../../../core/registry/check';
import type { JsonObject } from '../../../core/subject/json';

/**
 * What we say of the one resource of a template, by the way of `check`: read as a CloudFormation file, judged with default
 * parameters and without look-ups, which is all that a Control Tower rule knows, too.
 *
 * @throws Error when the template is not read as exactly one resource: then there is no verdict to compare
 */
export function ourVerdict(policy: Policy, check: Check, template: JsonObject): Decision['status'] {
  const file = { name: 'template.json', bytes: Buffer.from(JSON.stringify(template)) };
  const { subjects, errors } = readFiles([file], { account: '111122223333', region: 'eu-west-1' });
  const [subject, second] = subjects;
  if (subject === undefined || second !== undefined || errors.length > 0) {
    const what = errors[0]?.message ?? `${String(subjects.length)} resources`;
    throw new Error(`The template is not read as one resource (${what}): ${JSON.stringify(template)}`);
  }
  const request = { check, parameters: parseParameters(check, {}), severity: check.severity };
  const [decision] = decide(policy, subject, [request], NO_FACTS);
  if (decision === undefined) throw new Error(`Check ${check.id} gave no decision.`);
  return decision.status;
}
