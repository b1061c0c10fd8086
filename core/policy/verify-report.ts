import { GuardrailsError } from '../errors';
import type { Path } from '../subject/json';
import { UNKNOWN_REASONS, type UnknownReason } from '../subject/unknown';
import { OUTCOMES, type CheckReport, type Outcome, type Unknown, type Violation } from './check-result';

const MESSAGE_LENGTH = 500;

/**
 * Turns what a policy answered into a report, or refuses it: an answer that does not say whose it is, or contradicts
 * itself, is no verdict.
 *
 * @param check id that was asked
 * @param resource id of the subject that was handed in
 * @throws GuardrailsError `RESULT_MISMATCH` (another check, resource or schema), `RESULT_INVALID` (anything else)
 */
export function verifyReport(answer: unknown, check: string, resource: string): CheckReport {
  const report = record(answer, check, 'report');
  if (report['schema'] !== 1) throw mismatch(check, 'schema', '1');
  if (report['check'] !== check) throw mismatch(check, 'check', check);
  if (report['resource'] !== resource) throw mismatch(check, 'resource', 'the id of the judged resource');
  const outcome = OUTCOMES.find((known) => known === report['outcome']);
  if (outcome === undefined) throw invalid(check, `has an outcome other than ${OUTCOMES.join(', ')}`);
  const violations = entries(report['violations'], check, 'violations').map((entry) => violationOf(entry, check));
  const unknowns = entries(report['unknowns'], check, 'unknowns').map((entry) => unknownOf(entry, check));
  refuseContradiction(check, outcome, violations, unknowns);
  return {
    check,
    outcome,
    violations: violations.sort((a, b) => comparePaths(a.path, b.path) || compareTexts(a.message, b.message)),
    unknowns: unknowns.sort(
      (a, b) => comparePaths(a.path ?? [], b.path ?? []) || compareTexts(a.reason + a.detail, b.reason + b.detail),
    ),
  };
}

/** Order of evidence: list indexes by number, keys by code unit, a place before what lies in it. */
export function comparePaths(a: Path, b: Path): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return compareTexts(String(left), String(right));
  }
  return a.length - b.length;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseContradiction(
  check: string,
  outcome: Outcome,
  violations: readonly Violation[],
  unknowns: readonly Unknown[],
): void {
  const implied =
    violations.length > 0 ? ['NON_COMPLIANT'] : unknowns.length > 0 ? ['UNKNOWN'] : ['COMPLIANT', 'NOT_APPLICABLE'];
  if (!implied.includes(outcome)) {
    throw invalid(
      check,
      `says ${outcome} with ${String(violations.length)} violations and ${String(unknowns.length)} unknowns`,
    );
  }
}

function violationOf(entry: unknown, check: string): Violation {
  const violation = record(entry, check, 'violation');
  return { path: pathOf(violation['path'], check), message: textOf(violation['message'], check, 'message') };
}

function unknownOf(entry: unknown, check: string): Unknown {
  const unknown = record(entry, check, 'unknown');
  return {
    path: unknown['path'] === null ? null : pathOf(unknown['path'], check),
    reason: reasonOf(unknown['reason'], check),
    detail: textOf(unknown['detail'], check, 'detail'),
  };
}

function pathOf(value: unknown, check: string): Path {
  const path: (string | number)[] = [];
  for (const segment of entries(value, check, 'path')) {
    if (typeof segment === 'string' || isIndex(segment)) path.push(segment);
    else throw invalid(check, 'has a path segment that is neither a key nor an index');
  }
  return path;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function reasonOf(value: unknown, check: string): UnknownReason {
  const reason = UNKNOWN_REASONS.find((known) => known === value);
  if (reason === undefined) throw invalid(check, 'has an unknown for a reason outside the closed list');
  return reason;
}

function textOf(value: unknown, check: string, name: string): string {
  if (typeof value === 'string' && value.length > 0) {
    return value.length <= MESSAGE_LENGTH ? value : `${value.slice(0, MESSAGE_LENGTH - 1).toWellFormed()}…`;
  }
  throw invalid(check, `has a ${name} that is not a text of 1 to ${String(MESSAGE_LENGTH)} characters`);
}

function record(value: unknown, check: string, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalid(check, `has a ${name} that is not an object`);
}

function entries(value: unknown, check: string, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(check, `has ${name} that is not a list`);
}

function invalid(check: string, what: string): GuardrailsError {
  return new GuardrailsError('RESULT_INVALID', `The policy's report of ${check} ${what}.`, { place: { field: check } });
}

function mismatch(check: string, name: string, expected: string): GuardrailsError {
  return new GuardrailsError(
    'RESULT_MISMATCH',
    `The policy's report of ${check} does not echo its ${name}; expected ${expected}.`,
    { place: { field: check } },
  );
}
