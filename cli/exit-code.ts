import type { ErrorCode } from '../core/errors';
import { SEVERITY_NAMES, type Report, type SeverityName } from '../core/reports/report';

/** 0 clean, 1 findings, 2 bad usage or input, 3 internal error. */
export type ExitCode = 0 | 1 | 2 | 3;

/** As `--help` prints it. */
export const EXIT_CODES_HELP = `
Exit codes:
  0  nothing found at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage or settings, or input that cannot be read or judged
  3  internal error
The highest one wins, and everything found is printed all the same.
UNKNOWN is reported and does not fail.`;

/** The same for `doctor`, which has no threshold. */
export const DOCTOR_EXIT_CODES_HELP = `
Exit codes:
  0  no problem; warnings, what is unknown and what is not deployed do not fail
  1  at least one problem
  2  wrong usage, no Region, or no credentials that AWS takes
  3  internal error, or AWS cannot be reached`;

/** The exit code of a report: its worst error, else whether findings reach the threshold. */
export function exitCodeOfReport({ summary, errors }: Report, failOn: SeverityName): ExitCode {
  const failing = SEVERITY_NAMES.slice(0, SEVERITY_NAMES.indexOf(failOn) + 1);
  const findings = failing.some((severity) => summary.bySeverity[severity] > 0) ? 1 : 0;
  return errors.reduce<ExitCode>((worst, { code }) => worseOf(worst, exitCodeOfError(code)), findings);
}

/** The higher of two exit codes. */
export function worseOf(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

/** Whether an error is the user's to mend (2) or ours or AWS's (3). */
export function exitCodeOfError(code: ErrorCode): 2 | 3 {
  switch (code) {
    case 'CHECK_UNKNOWN':
    case 'PARAMETERS_INVALID':
    case 'INPUT_INVALID':
    case 'INPUT_TOO_LARGE':
    case 'FILE_UNREADABLE':
    case 'FILE_TOO_LARGE':
    case 'FILE_UNWRITABLE':
    case 'JSON_PARSE':
    case 'YAML_PARSE':
    case 'KEY_DUPLICATE':
    case 'KEY_FORBIDDEN':
    case 'DEPTH_EXCEEDED':
    case 'INPUT_KIND_UNKNOWN':
    case 'EVENT_INVALID':
    case 'EVENT_OVERSIZED':
    case 'MESSAGE_TYPE_UNSUPPORTED':
    case 'CONFIGURATION_MISSING':
    case 'ACCOUNT_MISMATCH':
    case 'REGION_MISMATCH':
    case 'SETTINGS_INVALID':
    case 'USAGE':
    case 'CREDENTIALS_UNUSABLE':
    case 'PACK_LIMIT':
    case 'TEMPLATE_INVALID':
    case 'REMEDIATION_INVALID':
      return 2;
    case 'EXEMPTIONS_UNREADABLE':
    case 'POLICY_LOAD':
    case 'POLICY_ABI':
    case 'POLICY_IMPORTS':
    case 'POLICY_UPDATE_REJECTED':
    case 'EVALUATION_ABORTED':
    case 'RESULT_UNDEFINED':
    case 'RESULT_INCOMPLETE':
    case 'RESULT_MISMATCH':
    case 'RESULT_INVALID':
    case 'AWS_CALL_FAILED':
    case 'EVALUATIONS_REJECTED':
    case 'EVALUATIONS_UNDELIVERED':
    case 'ACTION_BUSY':
    case 'REMEDIATION_UNVERIFIED':
    case 'INTERNAL':
      return 3;
  }
}
