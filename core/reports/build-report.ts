import type { Decision } from '../decision/decision';
import type { GuardrailsError } from '../errors';
import type { Outcome } from '../policy/check-result';
import { pointerOf, type Path } from '../subject/json';
import type { Subject } from '../subject/subject';
import { fingerprintOf } from './fingerprint';
import type { Location, NotEvaluated, Report, ReportedError, Resource, Result, Skipped, Tool } from './report';
import { SEVERITY_NAME } from './report';

/** A place in a file as the readers find it. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** JSON Pointer into the file as written. */
  readonly pointer: string;
}

/** Finds places in the files that subjects were read from; asked only about files in which something was found. */
export interface Positions {
  /** Where the resource stands. */
  resource(subject: Subject): Position | null;
  /** Where a path of the configuration stands, or would stand. */
  place(subject: Subject, path: Path): Position | null;
}

/** What a run has to report. */
export interface Findings {
  readonly tool: Tool;
  /** Number of files that were looked at. */
  readonly files: number;
  readonly decisions: readonly Decision[];
  readonly skipped: readonly Skipped[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly errors: readonly GuardrailsError[];
}

type Verdict = Decision & { readonly status: Outcome };

/**
 * Puts what a run found into the one model that every reporter prints.
 *
 * @param findings decisions in the order of the files and of the resources in them
 * @returns a report that depends on its arguments alone: the same twice gives the same
 */
export function buildReport(findings: Findings, positions: Positions): Report {
  const verdicts = findings.decisions.filter(isVerdict);
  const withFindings = new Set(verdicts.filter(isFinding).map(({ subject }) => fileOf(subject)));
  const results = bySubject(verdicts)
    .map((verdict) => resultOf(verdict, withFindings.has(fileOf(verdict.subject)) ? positions : undefined))
    .sort((a, b) => byPlace(a.location, b.location));
  return {
    tool: findings.tool,
    summary: {
      files: findings.files,
      resources: new Set(findings.decisions.map(({ subject }) => subject)).size,
      byStatus: countByStatus(results),
      bySeverity: countBySeverity(results),
    },
    results,
    skipped: findings.skipped.toSorted((a, b) => compare(a.file, b.file)),
    notEvaluated: findings.notEvaluated.toSorted((a, b) => compare(a.file, b.file) || compare(a.resource, b.resource)),
    errors: [...findings.errors.map(reportedError), ...findings.decisions.flatMap(failure)].sort(byError),
  };
}

function isVerdict(decision: Decision): decision is Verdict {
  return decision.status !== 'ERROR';
}

function isFinding({ status }: Verdict): boolean {
  return status === 'NON_COMPLIANT' || status === 'UNKNOWN';
}

/** Subject by subject in the order in which they came, each with its checks in order; sorting by place keeps it. */
function bySubject(verdicts: readonly Verdict[]): readonly Verdict[] {
  const groups = new Map<Subject, Verdict[]>();
  for (const verdict of verdicts) groups.set(verdict.subject, [...(groups.get(verdict.subject) ?? []), verdict]);
  return [...groups.values()].flatMap((group) => group.sort((a, b) => compare(a.check.id, b.check.id)));
}

/**
 * Positions cost a second parse, so a file in which nothing was found goes without: either every result of a file has
 * its line or none has, which keeps the order by line total.
 */
function resultOf(verdict: Verdict, positions: Positions | undefined): Result {
  const { subject } = verdict;
  const resource = positions?.resource(subject) ?? null;
  return {
    check: verdict.check,
    status: verdict.status,
    severity: SEVERITY_NAME[verdict.severity],
    resource: resourceOf(subject),
    location: locationOf(subject, resource),
    violations: verdict.violations.map(({ path, message }) => ({
      path: pointerOf(path),
      message,
      location: locationOf(subject, positions?.place(subject, path) ?? resource),
    })),
    unknowns: verdict.unknowns.map(({ path, reason, detail }) => ({
      path: path === null ? null : pointerOf(path),
      reason,
      detail,
    })),
    fingerprint: fingerprintOf(verdict),
    subject,
  };
}

function resourceOf(subject: Subject): Resource {
  return {
    type: subject.type,
    id: subject.id,
    arn: subject.arn,
    account: typeof subject.account === 'string' ? subject.account : null,
    region: typeof subject.region === 'string' ? subject.region : null,
    logicalId: subject.logicalId,
    constructPath: subject.constructPath,
  };
}

function locationOf({ origin }: Subject, position: Position | null): Location {
  if (position !== null) return position;
  if (origin === null) return { file: null, line: null, column: null, pointer: null };
  return { file: origin.document.name, line: null, column: null, pointer: pointerOf(origin.resource) };
}

function fileOf(subject: Subject): string {
  return subject.origin?.document.name ?? '';
}

function countByStatus(results: readonly Result[]): Report['summary']['byStatus'] {
  const counts = { COMPLIANT: 0, NON_COMPLIANT: 0, NOT_APPLICABLE: 0, UNKNOWN: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}

function countBySeverity(results: readonly Result[]): Report['summary']['bySeverity'] {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { status, severity } of results) if (status === 'NON_COMPLIANT') counts[severity] += 1;
  return counts;
}

/** The engine's failure for one check is no verdict: it stands among the errors, with the resource it happened on. */
function failure({ error, subject }: Decision): readonly ReportedError[] {
  if (error === null) return [];
  const { code, message } = error;
  return [{ code, file: subject.origin?.document.name ?? null, line: null, message: `${subject.id}: ${message}` }];
}

function reportedError({ code, place, message }: GuardrailsError): ReportedError {
  return { code, file: place.file ?? null, line: place.line ?? null, message };
}

function byPlace(a: Location, b: Location): number {
  return compare(text(a.file), text(b.file)) || count(a.line) - count(b.line) || count(a.column) - count(b.column);
}

function byError(a: ReportedError, b: ReportedError): number {
  return (
    compare(text(a.file), text(b.file)) ||
    count(a.line) - count(b.line) ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function text(value: string | null): string {
  return value ?? '';
}

function count(value: number | null): number {
  return value ?? 0;
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
