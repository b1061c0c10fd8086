import type { CheckRequest } from '../core/decision/decide';
import { decideWithLookUps, type LookUpPorts } from '../core/decision/decide-with-look-ups';
import { asGuardrailsError, GuardrailsError } from '../core/errors';
import type { OwnExemptions } from '../core/exemptions/exempt';
import type { Policy } from '../core/policy/policy';
import type { Subject } from '../core/subject/subject';
import { verdictOf, type Verdict } from './evaluation';
import { groupVerdict, type MemberVerdict } from './group-verdict';
import type { RuleRequest } from './rule-request';

/** What judging needs from outside. */
export interface JudgePorts extends LookUpPorts {
  readonly policy: Policy;
  readonly exemptions: OwnExemptions;
}

/**
 * Judges a subject by what a rule asks.
 *
 * @param requests at least one; all judge the subject's type
 * @returns never throws: what goes wrong is a verdict, so that it cannot take the results of others with it
 */
export async function judge(
  subject: Subject,
  requests: readonly CheckRequest[],
  { isGroup }: Pick<RuleRequest, 'isGroup'>,
  ports: JudgePorts,
): Promise<Verdict> {
  const members: MemberVerdict[] = [];
  for (const request of requests) {
    members.push({ check: request.check.id, verdict: await verdictOrFailure(() => judgeOne(subject, request, ports)) });
  }
  const [only] = members;
  return isGroup || only === undefined ? groupVerdict(members) : only.verdict;
}

/** Runs what leads to a verdict; what it throws becomes one. */
export async function verdictOrFailure(run: () => Promise<Verdict> | Verdict): Promise<Verdict> {
  try {
    return await run();
  } catch (thrown) {
    const error = asGuardrailsError(thrown, 'INTERNAL', 'The resource could not be judged because of a fault of ours.');
    return { kind: 'failed', error };
  }
}

async function judgeOne(subject: Subject, request: CheckRequest, ports: JudgePorts): Promise<Verdict> {
  const found = await decideWithLookUps(ports.policy, subject, request, ports);
  if (found !== undefined) return verdictOf(found, ports.exemptions);
  throw new GuardrailsError('RESULT_INCOMPLETE', `The policy module gave no answer for ${request.check.id}.`);
}
