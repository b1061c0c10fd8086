import type { Decision } from '../core/decision/decision';
import { exempt, type OwnExemptions } from '../core/exemptions/exempt';
import { describeExemption, type Exemption } from '../core/exemptions/exemption';
import { SEVERITIES, type Severity } from '../core/registry/check';
import { pointerOf, valueAt, type Path } from '../core/subject/json';
import type { Subject } from '../core/subject/subject';

/**
 * A violation of these severities may stop a task. The catalogue keeps them for settings that are rare and truly
 * dangerous (`docs/checks`); what most task definitions do (a writable root file system, root as user) would stop the
 * whole account and is recorded and told once instead.
 */
export const STOPPING_SEVERITIES: ReadonlySet<Severity> = new Set<Severity>(['CRITICAL', 'HIGH']);

/** One offending place. */
export interface Place {
  /** JSON Pointer into the task definition's configuration. */
  readonly pointer: string;
  /** Name of the container that it belongs to; chosen by whoever wrote the definition. */
  readonly container: string | null;
  readonly message: string;
}

/** A check that the task violates. */
export interface Finding {
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly fix: string;
  readonly places: readonly Place[];
  /** Why it stops no task although it could, as lines for people. */
  readonly exemptions: readonly string[];
}

/** A check without an answer: UNKNOWN (something about the task could not be known) or ERROR (the engine failed). */
export interface Unjudged {
  readonly check: string;
  readonly severity: Severity;
  readonly status: 'UNKNOWN' | 'ERROR';
  /** Reasons or error codes, never a value of the configuration. */
  readonly reasons: readonly string[];
}

/**
 * What all checks together say about a task. `STOP`: it certainly violates one that may stop it. `NOTE`: it violates
 * lesser ones, or something could not be judged; that never stops it and never counts as clear.
 */
export interface Verdict {
  readonly status: 'STOP' | 'NOTE' | 'CLEAR';
  /** Worst first. */
  readonly stopping: readonly Finding[];
  readonly lesser: readonly Finding[];
  readonly unjudged: readonly Unjudged[];
  readonly policyDigest: string;
}

/**
 * Draws the verdict from the decisions of every check that was asked. What no exemption is about may stop the task; a
 * violation that is exempt from that is a lesser one.
 */
export function verdictOf(decisions: readonly Decision[], policyDigest: string, exemptions: OwnExemptions): Verdict {
  const failing = decisions.filter(({ status }) => status === 'NON_COMPLIANT').sort(worstFirst);
  const found = failing.map((decision) => {
    const { violations, exemptions: by } = exempt(decision, 'no-stop', exemptions);
    const isExempt = by.length > 0 && violations.length === 0;
    const stops = STOPPING_SEVERITIES.has(decision.severity) && !isExempt;
    return { stops, finding: findingOf(stops ? { ...decision, violations } : decision, isExempt ? by : []) };
  });
  const stopping = found.filter(({ stops }) => stops).map(({ finding }) => finding);
  const lesser = found.filter(({ stops }) => !stops).map(({ finding }) => finding);
  const unjudged = decisions.flatMap(unjudgedOf);
  const quiet = lesser.length === 0 && unjudged.length === 0;
  return { status: stopping.length > 0 ? 'STOP' : quiet ? 'CLEAR' : 'NOTE', stopping, lesser, unjudged, policyDigest };
}

/** Checks and places of findings as one text, for a log line. */
export function pointersOf(findings: readonly Finding[]): string {
  return findings.map(({ check, places }) => [check, ...places.map(({ pointer }) => pointer)].join(' ')).join(', ');
}

function findingOf(decision: Decision, exemptions: readonly Exemption[]): Finding {
  return {
    check: decision.check.id,
    title: decision.check.title,
    severity: decision.severity,
    fix: decision.check.remediation.text,
    places: decision.violations.map(({ path, message }) => ({
      pointer: pointerOf(path),
      container: containerAt(decision.subject, path),
      message,
    })),
    exemptions: exemptions.map(describeExemption),
  };
}

function unjudgedOf(decision: Decision): readonly Unjudged[] {
  const common = { check: decision.check.id, severity: decision.severity };
  switch (decision.status) {
    case 'UNKNOWN':
      return [{ ...common, status: 'UNKNOWN', reasons: [...new Set(decision.unknowns.map(({ reason }) => reason))] }];
    case 'ERROR':
      return [{ ...common, status: 'ERROR', reasons: [decision.error?.code ?? 'INTERNAL'] }];
    case 'COMPLIANT':
    case 'NON_COMPLIANT':
    case 'NOT_APPLICABLE':
      return [];
  }
}

function worstFirst(left: Decision, right: Decision): number {
  return SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity);
}

/** The name beside the place, in the container of the definition or in the override for it. */
function containerAt(subject: Subject, path: Path): string | null {
  const [first, second] = path;
  if (first !== 'ContainerDefinitions' && !(first === 'Overrides' && second === 'ContainerOverrides')) return null;
  const container = path.slice(0, first === 'Overrides' ? 3 : 2);
  const name = valueAt(subject.configuration, [...container, 'Name']);
  return typeof name === 'string' ? name : null;
}
