import { visibleJson, visibleText } from '../visible-text';
import { FINDING_STATUSES, type Finding, type FindingStatus, type Part } from './finding';
import type { Paint } from '../paint';

/** What a report is made of. */
export interface Diagnosis {
  readonly tool: { readonly version: string };
  /** Null where it could not be learnt. */
  readonly account: string | null;
  readonly region: string;
  readonly findings: readonly Finding[];
}

const SECTIONS: readonly { readonly title: string; readonly parts: readonly Part[] }[] = [
  { title: 'Caller', parts: ['caller'] },
  {
    title: 'Recording by AWS Config',
    parts: ['recorder', 'delivery-channel', 'recorded-types', 'recorded-roles', 'recording-frequency'],
  },
  { title: 'Functions', parts: ['functions', 'invoke-permission', 'failure-queues'] },
  { title: 'Remediations', parts: ['documents', 'automation-role'] },
  { title: 'Conformance pack', parts: ['packs', 'rules'] },
  { title: 'Quotas', parts: ['rule-quota', 'pack-quota', 'concurrency'] },
];

const WIDTH = Math.max(...FINDING_STATUSES.map((status) => status.length));

/** The report for people: section by section, each finding with what to do, then one line of counts. */
export function prettyDiagnosis({ findings }: Diagnosis, paint: Paint): string {
  const blocks = SECTIONS.flatMap(({ title, parts }) => {
    const own = withoutRepetition(findings).filter(({ part }) => parts.includes(part));
    return own.length === 0 ? [] : [[paint.bold(title), ...own.flatMap((finding) => linesOf(finding, paint))]];
  });
  return [...blocks, [countsLine(findings)]].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** What one does once mends all that it is advised for. */
function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding, index) =>
    findings.findIndex(({ advice }) => advice === finding.advice) < index ? { ...finding, advice: null } : finding,
  );
}

/** The report for programs. */
export function jsonDiagnosis({ tool, account, region, findings }: Diagnosis): string {
  const summary = Object.fromEntries(FINDING_STATUSES.map((status) => [status, count(findings, status)]));
  const report = {
    schemaVersion: 1,
    tool: { name: 'ecs-guardrails', version: tool.version },
    account,
    region,
    summary,
    findings: findings.map(({ part, status, message, advice }) => ({ part, status, message, advice })),
  };
  return `${visibleJson(JSON.stringify(report, null, 2))}\n`;
}

function linesOf({ status, message, advice }: Finding, paint: Paint): readonly string[] {
  const word = colourOf(status, paint)(status.padEnd(WIDTH));
  const indent = ' '.repeat(WIDTH + 4);
  return [
    `  ${word}  ${visibleText(message)}`,
    ...(advice === null ? [] : [`${indent}${paint.green('Do:')} ${visibleText(advice)}`]),
  ];
}

function colourOf(status: FindingStatus, paint: Paint): (text: string) => string {
  switch (status) {
    case 'problem':
      return paint.red;
    case 'warning':
    case 'unknown':
      return paint.yellow;
    case 'not-deployed':
      return paint.cyan;
    case 'ok':
      return paint.green;
  }
}

/** `2 problems, 1 warning, 0 unknown, 0 not deployed, 14 ok`. */
function countsLine(findings: readonly Finding[]): string {
  return FINDING_STATUSES.map((status) => {
    const number = count(findings, status);
    const isNoun = status === 'problem' || status === 'warning';
    return `${number} ${status.replace('-', ' ')}${isNoun && number !== 1 ? 's' : ''}`;
  }).join(', ');
}

function count(findings: readonly Finding[], status: FindingStatus): number {
  return findings.filter((finding) => finding.status === status).length;
}
