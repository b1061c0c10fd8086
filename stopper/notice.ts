import type { ActionOutcome } from '../core/facts/stopper-state';
import type { Notice } from '../core/facts/notices';
import { FUNCTION_NAMES, FUNCTION_SETTINGS } from '../core/registry/deployed-names';
import { visibleText } from '../core/visible-text';
import type { Finding, Place, Unjudged, Verdict } from './verdict';
import type { Mode } from './settings';
import { asciiOnly } from './stop-reason';

/** Outcomes that people are told; the others touched nothing and would only be noise. */
export type ToldOutcome = Extract<
  ActionOutcome,
  'WOULD_STOP' | 'STOPPED' | 'STOPPED_EARLIER' | 'STOP_FAILED' | 'NOTED'
>;

/** What a notice is about. */
export interface NoticeFacts {
  readonly outcome: ToldOutcome;
  readonly mode: Mode;
  readonly account: string;
  readonly region: string;
  readonly taskArn: string;
  readonly taskDefinitionArn: string;
  /** Chosen by whoever ran the task: shown, never believed. */
  readonly group: string | undefined;
  readonly verdict: Verdict;
  readonly actionId: string;
  /** Why the stop failed; `null` unless `outcome` is `STOP_FAILED`. */
  readonly failure: string | null;
}

/** Limit of `Subject` (SNS API `Publish`: ASCII, no line breaks, fewer than 100 characters in some editions). */
const MAX_SUBJECT = 99;

/** Lists are cut here: SNS takes 256 KB, people take less. */
const MAX_PLACES = 10;

/** Words the notice for people; every name from outside is escaped, and no value of the configuration is in it. */
export function noticeOf(facts: NoticeFacts): Notice {
  const severity = facts.outcome === 'STOP_FAILED' ? 'CRITICAL' : severityOf(facts.verdict);
  return {
    subject: subjectOf(facts, severity),
    body: [
      HEADLINES[facts.outcome],
      ...(facts.failure === null ? [] : [`StopTask failed: ${visibleText(facts.failure)}`]),
      '',
      ...identityLines(facts),
      ...section('What is wrong', facts.verdict.stopping, 1),
      ...section('Also found, never a reason to stop', facts.verdict.lesser, facts.verdict.stopping.length + 1),
      ...unjudgedLines(facts.verdict.unjudged),
      ...closingLines(facts),
    ].join('\n'),
    attributes: {
      severity,
      check: worstCheck(facts.verdict),
      mode: facts.mode,
      action: facts.outcome,
      account: facts.account,
    },
  };
}

const HEADLINES = {
  WOULD_STOP: 'This task would have been stopped in mode enforce. It was not touched and keeps running.',
  STOPPED: 'This task was stopped: ECS accepted StopTask.',
  STOPPED_EARLIER: 'This task was stopped by an earlier run of the stopper that was interrupted before it could tell.',
  STOP_FAILED: 'This task should have been stopped, but it STILL RUNS.',
  NOTED: 'This task definition has findings that never stop a task. Nothing was stopped. You are told once a revision.',
} as const satisfies Record<ToldOutcome, string>;

const SUBJECTS = {
  WOULD_STOP: 'task would be stopped',
  STOPPED: 'task stopped',
  STOPPED_EARLIER: 'task stopped',
  STOP_FAILED: 'STOP FAILED, task still runs',
  NOTED: 'task definition with findings',
} as const satisfies Record<ToldOutcome, string>;

function subjectOf({ outcome, verdict, account }: NoticeFacts, severity: string): string {
  const text = `ecs-guardrails: ${SUBJECTS[outcome]} (${severity}) ${worstCheck(verdict)} ${account}`;
  return asciiOnly(text).slice(0, MAX_SUBJECT);
}

function worstCheck({ stopping, lesser, unjudged }: Verdict): string {
  return [...stopping, ...lesser, ...unjudged][0]?.check ?? 'none';
}

function severityOf({ stopping, lesser, unjudged }: Verdict): string {
  return [...stopping, ...lesser, ...unjudged][0]?.severity ?? 'LOW';
}

function identityLines(facts: NoticeFacts): readonly string[] {
  return [
    `Account:         ${facts.account}`,
    `Region:          ${facts.region}`,
    `Task:            ${visibleText(facts.taskArn)}`,
    `Task definition: ${visibleText(facts.taskDefinitionArn)}`,
    `Group:           ${facts.group === undefined ? '-' : visibleText(facts.group)}`,
  ];
}

function section(title: string, findings: readonly Finding[], first: number): readonly string[] {
  if (findings.length === 0) return [];
  return ['', `${title}:`, ...findings.flatMap((finding, index) => findingLines(finding, first + index))];
}

function findingLines(finding: Finding, number: number): readonly string[] {
  const hidden = finding.places.length - MAX_PLACES;
  return [
    `${number}. ${finding.check} (${finding.severity}): ${finding.title}.`,
    ...finding.places.slice(0, MAX_PLACES).map(placeLine),
    ...(hidden > 0 ? [`   - and ${hidden} more.`] : []),
    ...finding.exemptions.map((exemption) => `   ${visibleText(exemption)}`),
    `   Fix: ${finding.fix}`,
  ];
}

function placeLine({ container, pointer, message }: Place): string {
  const where = container === null ? '' : `container ${visibleText(container)}, `;
  return `   - ${where}${visibleText(pointer)}: ${visibleText(message)}`;
}

function unjudgedLines(unjudged: readonly Unjudged[]): readonly string[] {
  if (unjudged.length === 0) return [];
  return [
    '',
    'Could not be judged (neither compliant nor a reason to stop):',
    ...unjudged.map(({ check, status, reasons }) => `- ${check}: ${status} (${reasons.join(', ')})`),
  ];
}

function closingLines({ mode, verdict, actionId, outcome }: NoticeFacts): readonly string[] {
  return [
    '',
    ...(outcome === 'NOTED'
      ? []
      : [
          'If a service or schedule runs this task definition, ECS starts it again: register a corrected revision and use it.',
        ]),
    `Mode ${mode}. To turn this off, set ${FUNCTION_SETTINGS.stopperMode} of the function ${FUNCTION_NAMES.stopper} ` +
      'to monitor (decides and records only) or off.',
    `Policy ${verdict.policyDigest}, action ${actionId}.`,
  ];
}
