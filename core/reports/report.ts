import type { ErrorCode } from '../errors';
import type { Outcome } from '../policy/check-result';
import type { Check, Severity } from '../registry/check';
import type { ResourceType, Subject } from '../subject/subject';
import type { UnknownReason } from '../subject/unknown';

/** From the most to the least severe, as reports, flags and settings spell them. */
export const SEVERITY_NAMES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Lowercase<Severity>[];
export type SeverityName = (typeof SEVERITY_NAMES)[number];

/** The spelling of reports for the spelling of METADATA. */
export const SEVERITY_NAME = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MEDIUM: 'medium',
  LOW: 'low',
} as const satisfies Readonly<Record<Severity, SeverityName>>;

/** What a run found, in the order in which every reporter shows it. Reporters are pure functions of this. */
export interface Report {
  readonly tool: Tool;
  readonly summary: Summary;
  /** Every evaluated (check, resource) pair, ordered by file, line, column, check. */
  readonly results: readonly Result[];
  /** Valid documents that hold nothing of ours, and links that were not followed. */
  readonly skipped: readonly Skipped[];
  /** Resources of a judged type that could not be read as one (a template's unread transform, a nested include). */
  readonly notEvaluated: readonly NotEvaluated[];
  /** Files, resources or checks that could not be judged because something is wrong with them or with us. */
  readonly errors: readonly ReportedError[];
}

export interface Tool {
  readonly version: string;
  /** `sha256:…` of the policy module that decided. */
  readonly policyBundle: string;
}

export interface Summary {
  /** Files that were looked at, whatever became of them. */
  readonly files: number;
  /** Resources that were judged. */
  readonly resources: number;
  readonly byStatus: Readonly<Record<Outcome, number>>;
  /** Of the NON_COMPLIANT results. */
  readonly bySeverity: Readonly<Record<SeverityName, number>>;
}

export interface Result {
  readonly check: Check;
  readonly status: Outcome;
  readonly severity: SeverityName;
  readonly resource: Resource;
  readonly location: Location;
  readonly violations: readonly ReportedViolation[];
  readonly unknowns: readonly ReportedUnknown[];
  /** Names this finding across runs and edits: hex SHA-256, independent of line numbers and container order. */
  readonly fingerprint: string;
  /** For code frames; reporters print nothing else of it. */
  readonly subject: Subject;
}

export interface Resource {
  readonly type: ResourceType;
  readonly id: string;
  readonly arn: string | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly logicalId: string | null;
  readonly constructPath: string | null;
}

/** A place in a file. `line` and `column` count from 1 and are null where positions were not computed. */
export interface Location {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** JSON Pointer into the file as written. */
  readonly pointer: string | null;
}

export interface ReportedViolation {
  /** JSON Pointer into the normalised configuration. */
  readonly path: string;
  readonly message: string;
  readonly location: Location;
}

export interface ReportedUnknown {
  readonly path: string | null;
  readonly reason: UnknownReason;
  readonly detail: string;
}

export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

export interface NotEvaluated {
  readonly file: string;
  readonly resource: string;
  readonly reason: string;
}

export interface ReportedError {
  readonly code: ErrorCode;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
}
