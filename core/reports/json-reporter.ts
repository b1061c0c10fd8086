import type { JsonReport } from './json-report';
import type { Report, Result } from './report';
import { visibleJson } from '../visible-text';

/** The report as indented JSON with a final newline: no clock, no machine, the same bytes for the same findings. */
export function jsonReport(report: Report): string {
  const { tool, summary } = report;
  const json: JsonReport = {
    schemaVersion: 1,
    tool: { name: 'ecs-guardrails', version: tool.version, policyBundle: tool.policyBundle },
    simulated: false,
    summary: { ...summary, suppressed: 0, baselined: 0 },
    results: report.results.map(jsonResult),
    skipped: report.skipped.map(({ file, reason }) => ({ file, reason })),
    notEvaluated: report.notEvaluated.map(({ file, resource, reason }) => ({ file, resource, reason })),
    errors: report.errors.map(({ code, file, line, message }) => ({ code, file, line, message })),
    unusedSuppressions: [],
  };
  return `${visibleJson(JSON.stringify(json, null, 2))}\n`;
}

function jsonResult(result: Result): JsonReport['results'][number] {
  const { check, status, severity, resource, location, violations, unknowns, fingerprint } = result;
  return {
    check: check.id,
    status,
    severity,
    resource: { ...resource },
    location: { ...location },
    violations: violations.map((violation) => ({ ...violation })),
    unknowns: unknowns.map((unknown) => ({ ...unknown })),
    suppression: null,
    baselined: false,
    fingerprint,
    remediation: { summary: check.remediation.text, docs: `docs/checks/${check.id}.md` },
  };
}
