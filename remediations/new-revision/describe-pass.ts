import { skipped, VERB, type ChangeOutcome } from '../in-place';
import { named } from '../named';
import type { StepAnswer, StepOutcome } from '../remediation';
import type { Finding } from './correct-together';

/** Which of several reasons to change nothing a step answers: what a person can act on comes first. */
const MOST_TELLING: readonly StepOutcome[] = [
  'SKIP_NEEDS_DECISION',
  'SKIP_UNKNOWN',
  'SKIP_EXEMPT',
  'SKIP_ALREADY_COMPLIANT',
  'SKIP_NOT_APPLICABLE',
];

/**
 * What a pass that corrects nothing answers.
 *
 * @param title how people call the revision: `Task definition web:41`
 */
export function nothingCorrected(title: string, findings: readonly Finding[]): StepAnswer {
  const outcomes = findings.map((finding) => (finding.is === 'settled' ? finding.outcome : 'SKIP_NEEDS_DECISION'));
  const outcome = MOST_TELLING.find((candidate) => outcomes.includes(candidate)) ?? 'SKIP_UNKNOWN';
  const [only, ...others] = findings;
  if (only?.is === 'settled' && others.length === 0) return skipped(outcome, `${title} ${only.text}.`);
  return skipped(outcome, `${title} is left alone: ${sentencesOf(findings, 'DRY_RUN').join(' ')}`);
}

/** What a pass finds, check by check, and what becomes of it; a check that is alone is not named. */
export function sentencesOf(findings: readonly Finding[], outcome: ChangeOutcome): readonly string[] {
  const isAlone = findings.length === 1;
  const together = (text: string, skip: StepOutcome) => {
    const checks = findings.filter((finding) => isSettledAs(skip, finding)).map(({ check }) => check);
    return checks.length === 0 ? [] : [`${text} ${checks.join(', ')}.`];
  };
  return [
    ...findings
      .filter(
        (finding) => !isSettledAs('SKIP_ALREADY_COMPLIANT', finding) && !isSettledAs('SKIP_NOT_APPLICABLE', finding),
      )
      .map((finding) => (isAlone ? '' : `${finding.check}: `) + sentenceOf(finding, outcome, isAlone)),
    ...together('It passes', 'SKIP_ALREADY_COMPLIANT'),
    ...together('What does not apply:', 'SKIP_NOT_APPLICABLE'),
  ];
}

function isSettledAs(outcome: StepOutcome, finding: Finding): boolean {
  return finding.is === 'settled' && finding.outcome === outcome;
}

function sentenceOf(finding: Finding, outcome: ChangeOutcome, isAlone: boolean): string {
  switch (finding.is) {
    case 'corrected':
      return named(finding.reasons, ' ') + (isAlone ? '' : ` This ${VERB[outcome]} corrected.`);
    case 'undecided':
      return `${named(finding.reasons, ' ')} Decide ${finding.decide}.`;
    case 'settled':
      return `it ${finding.text}.`;
  }
}
