import type { RuleState, RuleStatus } from '../facts/deployment';
import { failureQueueName } from '../registry/deployed-names';
import type { DeploymentFacts } from './deployment-facts';
import { fine, notKnown, wanting, type Finding } from './finding';
import { namesOf } from './names-of';

/** A rule with a schedule is asked once a day; twice as long is late. */
const LATE_HOURS = 48;

/**
 * Whether AWS Config reaches the function through the rules. A rule that is asked about changes only may never have been asked:
 * it has nothing to judge, which is no error.
 */
export function ruleStatusFindings(
  rules: readonly RuleState[],
  { ruleStatuses, rulesWithoutResult }: DeploymentFacts,
  now: Date,
): readonly Finding[] {
  if (!('answer' in ruleStatuses)) return [notKnown('rules', ruleStatuses.unanswered)];
  const statuses = ruleStatuses.answer;
  const failed = statuses.filter(hasFailedLast);
  const late = statuses.filter((status) => !hasFailedLast(status) && isScheduled(status, rules) && isLate(status, now));
  const rest = rules.length - failed.length - late.length;
  return [
    ...failuresOf(failed),
    ...(late.length === 0
      ? []
      : [
          wanting(
            'rules',
            'warning',
            `Not asked for ${LATE_HOURS} hours, though on a daily schedule: ${namesOf(late.map(({ name }) => name))}.`,
            'Ask them: aws configservice start-config-rules-evaluation --config-rule-names NAME…',
          ),
        ]),
    ...(rest > 0
      ? [fine('rules', `${rest} of ${rules.length} rules are in order${withoutResult(rulesWithoutResult)}.`)]
      : []),
    ...('answer' in rulesWithoutResult ? [] : [notKnown('rules', rulesWithoutResult.unanswered)]),
  ];
}

function withoutResult(asked: DeploymentFacts['rulesWithoutResult']): string {
  const count = 'answer' in asked ? asked.answer.length : 0;
  return count === 0 ? '' : `; ${count} have judged nothing yet (INSUFFICIENT_DATA), which is no error`;
}

/** One finding for each kind of failure: a permission that is missing stops every rule. */
function failuresOf(failed: readonly RuleStatus[]): readonly Finding[] {
  const codes = [...new Set(failed.map(codeOf))].toSorted();
  return codes.map((code) => {
    const names = failed.filter((status) => codeOf(status) === code).map(({ name }) => name);
    return wanting(
      'rules',
      'problem',
      `Failed last with ${code}: ${namesOf(names)}.`,
      `Look at the function's permission and log, and at the queue ${failureQueueName('rules')}; then evaluate the rules again.`,
    );
  });
}

function codeOf({ lastErrorCode }: RuleStatus): string {
  return lastErrorCode ?? 'no error code';
}

function hasFailedLast({ lastFailure, lastSuccess }: RuleStatus): boolean {
  return lastFailure !== null && (lastSuccess === null || lastSuccess < lastFailure);
}

function isScheduled({ name }: RuleStatus, rules: readonly RuleState[]): boolean {
  return rules.some((rule) => rule.name === name && rule.scheduled);
}

function isLate({ lastSuccess, firstActivated }: RuleStatus, now: Date): boolean {
  const since = lastSuccess ?? firstActivated;
  return since !== null && now.getTime() - since.getTime() > LATE_HOURS * 3_600_000;
}
