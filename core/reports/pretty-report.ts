import { codeFrame, type FrameLine } from './code-frame';
import { MaskedSources } from './masked-sources';
import type { Paint } from '../paint';
import type { Location, Report, ReportedError, ReportedViolation, Result, Skipped } from './report';
import { severityColour } from './severity-colour';
import { summaryLine } from './summary-line';
import { visibleText } from '../visible-text';

/** Skipped files and unknowns beyond this many are counted, not listed: the JSON report has them all. */
const LISTED = 20;

/**
 * The report for people: each finding with its place, a code frame, the reason and the fix; then what could not be
 * judged; then one line of counts.
 */
export function prettyReport(report: Report, paint: Paint): string {
  const sources = new MaskedSources(report.results.map(({ subject }) => subject));
  const blocks = [
    ...report.results
      .filter(({ status }) => status === 'NON_COMPLIANT')
      .map((result) => finding(result, sources, paint)),
    ...section('Unknown', report.results.filter(({ status }) => status === 'UNKNOWN').flatMap(unknowns), paint),
    ...section(
      'Not evaluated',
      report.notEvaluated.map(({ file, resource, reason }) => `${file} ${resource}: ${reason}`),
      paint,
    ),
    ...section('Skipped', report.skipped.map(skipped), paint),
    ...section('Errors', report.errors.map(error), paint, Infinity),
  ];
  return [...blocks, [summaryLine(report, paint)]].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function finding(result: Result, sources: MaskedSources, paint: Paint): readonly string[] {
  const { check, severity, resource, violations } = result;
  const id = resource.logicalId ?? resource.id;
  return [
    ...violations.flatMap((violation, index) => [
      ...(index === 0 ? [] : ['']),
      `${place(violation.location, paint)} ${severityColour(severity, paint)(severity)} ${paint.bold(check.id)} ${visibleText(id)}`,
      `  ${visibleText(violation.message)}`,
      ...frame(violation, sources, paint),
    ]),
    `  ${paint.green('Fix:')} ${visibleText(check.remediation.text)}`,
    `  ${paint.dim(`docs/checks/${check.id}.md`)}`,
  ];
}

function place({ file, line, column }: Location, paint: Paint): string {
  const name = visibleText(file ?? '-');
  return paint.cyan(line === null || column === null ? name : `${name}:${line}:${column}`);
}

function frame({ location }: ReportedViolation, sources: MaskedSources, paint: Paint): readonly string[] {
  const source = location.file === null ? undefined : sources.get(location.file);
  if (source === undefined || location.line === null || location.column === null) return [];
  const lines = codeFrame(source, location.line, location.column);
  return lines.length === 0 ? [] : ['', ...lines.map((line) => frameLine(line, paint)), ''];
}

function frameLine({ gutter, text, kind }: FrameLine, paint: Paint): string {
  switch (kind) {
    case 'offending':
      return `${paint.red('>')} ${gutter} | ${text}`.trimEnd();
    case 'caret':
      return `  ${gutter} | ${paint.red(text)}`;
    case 'context':
      return paint.dim(`  ${gutter} | ${text}`.trimEnd());
  }
}

function unknowns(result: Result): readonly string[] {
  const { file, line } = result.location;
  const where = `${file ?? '-'}${line === null ? '' : `:${line}`} ${result.check.id}`;
  return result.unknowns.map(
    ({ path, reason, detail }) => `${where} ${path ?? result.resource.id}: ${reason} (${detail})`,
  );
}

function skipped({ file, reason }: Skipped): string {
  return `${file}: ${reason}`;
}

function error({ code, file, line, message }: ReportedError): string {
  const where = file === null ? '' : `${file}${line === null ? '' : `:${line}`} `;
  return `${where}${code}: ${message}`;
}

function section(
  title: string,
  entries: readonly string[],
  paint: Paint,
  listed = LISTED,
): readonly (readonly string[])[] {
  if (entries.length === 0) return [];
  const rest = entries.length - listed;
  return [
    [
      paint.bold(`${title} (${entries.length})`),
      ...entries.slice(0, listed).map((entry) => `  ${visibleText(entry)}`),
      ...(rest > 0 ? [paint.dim(`  and ${rest} more: --format json lists them all`)] : []),
    ],
  ];
}
